// ArticleArchive
