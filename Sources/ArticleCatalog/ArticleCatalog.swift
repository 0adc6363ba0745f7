// ArticleCatalog
