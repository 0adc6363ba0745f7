/// The words of class names by what they say; `a-b` stands for two words in a row.
enum HintTable {
    static let rows: [(ElementHints, String)] = [
        (
            .outside,
            """
            ad ads adv advert advertisement advertising advertorial adslot adunit adbox adsbygoogle admarker dfp gpt
            werbung anzeige publicidad publicite pubblicita reklama annons outbrain taboola teads criteo revcontent zergnet
            sponsored sponsor sponsorship promo promos promotion promoted promobox
            related relateds relatedarticles relatedcontent relatedposts relatedstories relacionadas relacionados correlati
            recommended recommendation recommendations recommend recirc recirculation readmore readalso moreon morefrom read-more
            read-also read-next more-stories more-news more-from more-on up-next see-also most-read most-popular mostread mostpopular popular trending toplist
            newsletter newsletters nieuwsbrief signup sign-up subscribe subscription subscriptions subscriber subscribebox abo
            share sharing shares sharebar sharebox sharetools sharedaddy shariff social socials socialbar socialmedia socialshare addthis addtoany
            comment comments commentlist disqus respond kommentare kommentar livefyre coral
            breadcrumb breadcrumbs navigation navbar nav menu submenu footer sidebar toolbar masthead topbar subnav pagination pager skip-link
            cookie cookies consent gdpr onetrust didomi cmp popup modal overlay lightbox tooltip
            tags taglist tag-list topics topic-list keywords hashtags
            toc login signin
            widget widgets poll quiz survey
            print-only printonly noprint
            biography authorbio author-bio author-card author-box authorbox about-author author-info
            follow follow-us followus donate donation
            video-player videoplayer player jwplayer brightcove audioplayer audio-player listen readspeaker trinity
            slideshow-controls loader loading placeholder skeleton
            rss ticker live-ticker marquee weather stock-ticker
            copyright disclaimer
            twitter-tweet twitter-timeline instagram-media tiktok-embed fb-post bluesky-embed
            affiliate product-card buy-button shopping coupon
            """
        ),
        (
            .hidden,
            "visuallyhidden visually-hidden sr-only sronly screen-reader screenreader offscreen is-hidden u-hidden visually-hide a11y-hidden"
        ),
        (.wall, "paywall regwall registration piano"),
        (
            .body,
            """
            articlebody article-body storybody story-body entry-content post-content article-content articlecontent article-text
            articletext story-content storycontent body-text bodytext body-copy main-content richtext rich-text content-body post-body
            artikel-text text-body article-main wysiwyg
            """
        ),
        (.headline, "headline headlines title heading h1 titulo titre titolo titel overskrift rubrik"),
        (
            .standfirst,
            """
            standfirst dek deck lede leadtext leadin subtitle subhead subheadline sub-headline sub-title sub-heading subheading subheader strapline
            excerpt chapeau chapo entradilla bajada copete sommario ingress ingres manchet vorspann sapo perex teaser-text
            article-lead article-summary article-intro article-description post-excerpt summary intro introduction lead leade lead-text article-subtitle headline-sub
            introtext intro-text preamble synopsis ingressi linhafina linha-fina gravata epigrafe zajawka spot subhed strap teaserline inleiding bevezeto vorspann-text anons anreisser anrisstext standfirsts sub-tit subtit subtitles underrubrik underrubrikk resumen linea-fina catenaccio occhiello leadparagraph article-dek blurb abstract
            """
        ),
        (
            .bullets,
            """
            bullets bullet bulletpoints bullet-points keypoints key-points key-facts keyfacts takeaways key-takeaways takeaway highlights highlight
            summary-list story-highlights mol-bullets tldr at-glance
            """
        ),
        (
            .byline,
            "byline bylines author authors autor autore auteur reporter writer contributor contributors signature firma verfasser"
        ),
        (
            .caption,
            """
            caption captions figcaption imagecaption photocaption wp-caption image-caption picture-caption photo-caption cutline bildunterschrift
            img-description image-footer media-subtitle mediasubtitle img-caption legende leyenda didascalia bildtext billedtekst pie-foto media-caption image-description photo-description bu media-lead pswp-caption
            """
        ),
        (
            .credit,
            """
            credit credits photocredit photo-credit image-credit copyright-image photographer image-source img-source picture-credit
            media-rights image-rights photo-rights mediarights bildrechte bildquelle bildautor bildnachweis bildkredit fotokredit
            fotocredit image-author img-author photo-author photo-copyright image-copyright media-credit
            """
        ),
        (
            .kicker,
            """
            kicker kickers eyebrow overline roofline rubric dachzeile spitzmarke antetitulo volanta surtitre surtitle columnist-label
            supertitle uptitle toptitle category-label section-label article-label tagline topline
            """
        ),
        (
            .correction,
            "correction corrections correctionnote amendment editors-note editor-note clarification erratum"
        ),
        (
            .date,
            """
            date dates datetime timestamp pubdate publishdate published dateline updated lastupdated last-updated publish-date time-ago timeago
            published-date post-date article-date reading-time readingtime readtime read-time
            """
        ),
        (.quote, "pullquote pull-quote pullout blockquote quote zitat"),
        (
            .subheading,
            "crosshead crossheader intertitre zwischentitel ladillo mellomtittel zwischenueberschrift"
        ),
        (
            .aside,
            """
            teaser teasers teaserbox teasertext cards card collection collections infobox info-box factbox fact-box facts fact faktabox
            faktaboks faktenbox infokasten wissenswertes post-excerpt carousel app-bottom
            """
        ),
        (.comments, "comments commentlist disqus"),
        (.picture, "image images photo photos picture pictures bild foto fotos imagen"),
    ]

    /// Pairs of words that make a name say nothing, though one of the words alone would: layouts are called by
    /// what may stand beside the article in them.
    static let layouts = """
        sidebar-grid sidebar-layout with-sidebar has-sidebar no-sidebar without-sidebar sidebar-active right-sidebar
        left-sidebar article-widgets kg-card ad-free no-ads ads-wrapper
        """
}
