/// The lines that are not the article, by reason, in the languages of many newspapers.
///
/// Written in folded form (see ``FoldedLine``): lower case, `#` for a number, no punctuation at the ends; `*`
/// stands for any text. Rows are tried in order.
enum BoilerplateTable {
    static let rules: [BoilerplateRule] = [
        BoilerplateRule(
            .advertisement, longest: 60,
            """
            advertisement | advertisements | advertising | advert | ad | ads | ad feedback | sponsored | promoted
            | sponsored content | sponsored link* | paid content | paid post | partner content | promotion
            | advertisement continue* | advertisement scroll* | advertisement - scroll* | advertisement #*
            | story continues below* | article continues * | continues below advertisement
            | continue reading below* | this advertisement has not loaded* | scroll to continue*
            | scroll down to continue* | skip advertisement | skip ad | remove ads | report this ad | close ad
            | anzeige | werbung | anzeigen | nach der werbung weiterlesen | publicité | publicités
            | la suite après la publicité* | la suite après cette publicité* | publicidad | publicidade
            | pubblicità | continua a leggere dopo la pubblicità | continua após a publicidade* | advertentie
            | lees verder na de advertentie* | artikel gaat verder* | annonce | annonser | annons | reklam
            | reklama | reklame | mainos | mainos alkaa | mainos päättyy | artikkeli jatkuu mainoksen* | hirdetés | реклама | advertorial
            | διαφήμιση | إعلان | פרסומת | 広告 | 広告の後に続く* | 廣告 | 广告 | 광고 | โฆษณา | iklan | quảng cáo | विज्ञापन
            | story continues | artikkelen fortsetter* | artikeln fortsätter* | saken fortsetter*
            | scroll to continue with content
            """),
        BoilerplateRule(
            .readingTime, longest: 60,
            """
            reading time* | * reading time | read time* | time to read* | estimated read* | min read | # min
            | # min* read | # minute* read* | #-minute read* | #-min read* | # mins read* | # min. read*
            | # min reading | * # min read | * # minute read | * # minutes read | * # mins read | *· # min read
            | # min* listen | # minute listen | listen # min* | listen to this article* | listen to article*
            | listen to this story* | listen (# min*
            | lesezeit* | * lesezeit: # min* | * lesezeit # min* | # min* lesezeit | lesedauer* | # min* lesedauer | temps de lecture* | lecture # min*
            | # min* de lecture | # minutes de lecture* | temps de lecture : # min* | tiempo de lectura*
            | # min* de lectura | lectura de # min* | # min de leitura* | tempo de leitura* | leitura: # min*
            | # minutos de leitura | tempo di lettura* | # minuti di lettura | # min di lettura
            | lettura # min* | leestijd* | # min leestijd | # min* lezen | # min lästid | lästid* | lesetid*
            | læsetid* | # min* læsning | lukuaika* | время чтения* | # мин* чтения | час читання*
            | okuma süresi* | # dk okuma* | czas czytania* | # min czytania | 閱讀時間* | 阅读时间* | 閱讀約*
            | 読了時間* | この記事は約* | 읽는 시간*
            """),
        BoilerplateRule(
            .trustLabel, longest: 90,
            """
            why you can trust * | why trust * | our standards* | * trust principles | how we work
            | read our standards* | our editorial standards* | editorial standards | editorial guidelines
            | how we reported this* | ethics policy | what is the trust project*
            """),
        BoilerplateRule(
            .comments, longest: 70,
            """
            comment | comments | # comment | # comments | comments # | comment # | (# comments | no comments | no comments yet
            | add a comment* | add comment* | post a comment* | post comment | leave a comment* | leave a reply* | write a comment*
            | view comments* | view # comments | view all comments* | show comments* | see all comments* | read # comments | read the comments*
            | read comments* | join the conversation* | join the discussion* | start the conversation* | share your thoughts* | have your say*
            | be the first to comment* | what do you think | what do you think? * | what do you think about this* | what do you think, * | comments are closed* | comments (#*
            | comments are off* | jump to comments | load comments | hide comments | die kommentarfunktion | die kommentarfunktion ist * | die kommentarfunktion wurde * | die kommentarfunktion zu diesem * | die kommentarfunktion für diesen * | die kommentarfunktionalität * | les commentaires sont fermés* | los comentarios están cerrados* | sign in to comment* | log in to comment* | kommentare | # kommentare
            | # kommentar* | kommentare (#* | kommentare # | kommentar schreiben | kommentieren | jetzt kommentieren* | kommentare lesen*
            | kommentarer | commentaires | # commentaire* | commenter | réagir | réagissez | comentarios
            | # comentario* | ver comentarios | comentar | comentários | # comentários | deixe um comentário*
            | commenti | # commenti | commenta | lascia un commento* | reacties | # reactie* | reageer
            | kommentoi | # kommentti* | комментарии | # комментари* | комментировать | komentarze | # komentarz*
            | yorumlar | # yorum | yorum yap* | コメント | コメントを書く | # 件のコメント | 留言 | 評論 | 评论
            | 댓글 | 댓글 # | comente | mostrar comentarios
            """),
        BoilerplateRule(
            .relativeTime, longest: 110,
            """
            just now | # sec* ago* | # min* ago* | # hour* ago* | # hr* ago* | # day* ago* | # week* ago*
            | # month* ago* | # year* ago* | an hour ago | a day ago | a minute ago | yesterday | today | #h ago | #m ago | #d ago | #h | #min
            | updated # * ago | published # * ago | last updated # * ago | posted # * ago | *last updated # * ago
            | *updated # * ago* | published * last updated* | * # hours ago | * # minutes ago | * # days ago
            | vor # sekunden | vor # minute | vor # minuten | vor # stunde | vor # stunden | vor # tag | vor # tagen
            | aktualisiert vor # * | il y a # min | il y a # minute* | il y a # h | il y a # heure* | il y a # jour* | publié il y a # * | mis à jour il y a # *
            | hace # min* | hace # hora* | hace # día* | actualizado hace # * | há # min* | há # hora* | há # dia* | # minut* fa | # or* fa | # giorn* fa
            | # minuten geleden | # uur geleden | # dagen geleden | # min* sedan | # timm* sedan | # dag* sedan
            | for # min* siden | for # tim* siden | # minut* siden | # time* siden | # минут* назад
            | # час* назад | # дн* назад | # saat önce | # dakika önce | # gün önce | # 分鐘前 | # 分钟前
            | # 小時前 | # 小时前 | # 時間前 | # 分前 | # 日前 | # 天前 | # 분 전 | # 시간 전 | # 일 전
            | #分鐘前 | #分钟前 | #小時前 | #小时前 | #時間前 | #分前 | #日前 | #天前 | #분 전 | #시간 전 | #일 전
            | # hours | # min | # views | # view* | views # | # reads | # shares | # likes | # просмотр* | # vues | # visitas
            """),
        BoilerplateRule(
            .signUp, longest: 170,
            """
            article réservé aux abonnés | réservé aux abonnés | contenu réservé aux abonnés | nur für abonnenten | exklusiv für abonnenten | exclusivo para suscriptores | contenido exclusivo | solo para suscriptores | exclusivo para assinantes | conteúdo exclusivo | riservato agli abbonati | contenuto riservato | alleen voor abonnees | för prenumeranter | for abonnenter | kun for abonnenter | tilaajille | для подписчиков | tylko dla prenumeratorów | 会員限定 | 有料会員限定 | 有料記事 | この記事は有料 | 訂戶專屬 | 会员专享 | 付费阅读 | 구독자 전용 | subscriber only | subscribers only | for subscribers only | premium content | signup to * newsletter* | signup to our * | signup to receive * | signup to get * | kostenlos herunterladen* | jetzt herunterladen* | download now | télécharger l'application* | descarga la app* | descargar la app* | baixe o app* | scarica l'app* | sign-up to * newsletter* | sign-up to our * | sign-up to receive * | sign-up to get * | receive email alerts* | get email alerts* | register / sign in * | register or sign in * | this content is reserved for subscribers* | subscribe now to * | newsletter | newsletters | newsletter: * | skip past newsletter* | subscribe | subscribe now | subscribe today* | sign up | sign in | log in
            | login | register | register now* | sign up * newsletter* | sign up to * | sign up for * | sign up here* | sign up now*
            | get * in your inbox* | * in your inbox* | * straight to your inbox* | * direct to your inbox*
            | * to your inbox* | subscribe to * | subscribe for * | subscribe and * | get our * app* | download our * app* | download the * app*
            | get the latest * | get breaking news* | get more * | get unlimited * | enter your email* | your email address* | email address*
            | thanks for signing up* | thank you for signing up* | you have successfully subscribed*
            | please enter a valid email* | by signing up* | by subscribing* | by clicking * you agree* | already a subscriber*
            | already have an account* | * newsletter here* | *our newsletter* | * free newsletter* | * daily newsletter*
            | * weekly newsletter* | our * newsletter* | this article is for subscribers* | create an account*
            | create a free account* | support our journalism* | support independent journalism* | become a member* | donate | donate now
            | become a subscriber* | join our whatsapp* | join the whatsapp* | join our telegram*
            | * whatsapp channel* | * telegram channel* | to continue reading* | to read the full * | continue reading with *
            | abonnieren | jetzt abonnieren* | newsletter abonnieren* | * newsletter abonnieren* | *newsletter anmelden*
            | melden sie sich * an | jetzt registrieren* | anmelden | registrieren | s'abonner | abonnez-vous*
            | je m'abonne* | inscrivez-vous* | s'inscrire* | recevez * newsletter* | recevez * | se connecter | suscríbete* | suscríbase*
            | suscribirse | regístrate* | iniciar sesión | * boletín* | inscreva-se* | assine * | receba * | cadastre-se* | iscriviti*
            | abbonati* | accedi | registrati | * nieuwsbrief* | meld je aan* | schrijf je in* | abonneer* | word abonnee*
            | * nyhetsbrev* | * nyhedsbrev* | nyhetsbrev | nyhedsbrev | bli abonnent* | logga in* | logg inn* | tilaa uutiskirje*
            | подпишитесь* | подписывайтесь* | подписаться | підписуйтесь* | zapisz się* | zaloguj* | abone ol*
            | * e-bülten* | ニュースレター* | *メールマガジン* | 訂閱* | 订阅* | 뉴스레터* | 구독*
            | this feature is only available* | * has been sent to your email* | check your inbox*
            """),
        BoilerplateRule(
            .signUp, longest: 300,
            """
            *sign up for our * newsletter* | *sign up for * newsletter, * | *sign up to our * newsletter* | *sign up for my * | *newsletter. sign up * | *newsletter*sign up here*
            | *click here to subscribe* | *sign up here. * | *sign up here | have a tip? * | got a tip? * | not a subscriber? * | not a subscriber to * | not a subscriber yet? * | do you have a story? * | got a story? * | *subscribe to our * newsletter* | *subscribe here | *right to your inbox* | *delivered to your inbox* | *you can unsubscribe at any time*
            | *newsletter informiert sie * | *newsletter*hier entlang | *hier * newsletter*anmelden* | *melden sie sich * newsletter* an* | *jederzeit wieder abmelden* | *jederzeit * abbestellen*
            | *inscrivez-vous * newsletter* | *désinscrire à tout moment* | *suscríbete * newsletter* | *suscríbete * boletín* | *iscriviti * newsletter* | *meld je aan * nieuwsbrief* | *assine * newsletter*
            """),
        BoilerplateRule(
            .related, longest: 150,
            """
            related | related * | related: * | * related articles | recommended | recommended * | recommended: * | you may also like*
            | you might also like* | you may like* | you might like* | also read* | also see* | see also* | read also* | read more*
            | * read more | read next* | up next* | next up* | next article | previous article | read full article* | read the full *
            | read the original* | read: * | read on | more: * | (more: * | more on this* | more on * | more from * | more stories* | more about * | more in * | more news* | most read* | most popular*
            | most viewed* | most shared* | most recent* | top stories* | latest news | latest stories* | latest from * | latest updates | trending* | editor's picks*
            | editors' picks* | editor's choice* | don't miss* | in case you missed* | in other news* | elsewhere on * | from our partners*
            | from the web* | around the web* | popular stories* | popular now* | what to read next* | continue reading | keep reading*
            | watch: * | watch more* | watch now* | watch live* | watch | listen: * | click here * | explore more* | go deeper* | discover more*
            | featured video* | sponsored stories* | suggested * | further reading* | topics | tags | tags: * | topics: * | filed under* | in this article | in this story | on this topic* | more topics | explore topics*
            | mehr zum thema* | mehr zu * | mehr lesen* | mehr von * | lesen sie auch* | lesen sie hier* | lesen sie mehr* | lesen sie dazu* | auch interessant* | weiterlesen*
            | das könnte sie auch interessieren* | das könnte dich auch interessieren* | passend zum thema* | zum thema | themen | schlagwörter | weitere artikel* | weitere themen* | meistgelesen* | mehr dazu* | dieses thema im programm* | lies auch* | lesetipp*
            | lire aussi* | à lire aussi* | lire la suite* | lire également* | à lire* | à voir aussi* | voir aussi* | sur le même sujet* | les plus lus* | sur le même thème*
            | leer más* | lee también* | leer también* | lea también* | lee además* | te puede interesar* | le puede interesar* | más información* | más noticias* | además, lea*
            | ver más* | ver también* | noticias relacionadas* | lo más leído* | lo más visto* | también te puede * | puedes leer* | mira también* | más sobre * | más en *
            | leia também* | leia mais* | veja também* | saiba mais* | notícias relacionadas* | mais lidas* | veja mais*
            | leggi anche* | leggi tutto* | leggi di più* | leggi l'articolo* | potrebbe interessarti* | articoli correlati* | i più letti* | vedi anche*
            | lees ook* | lees meer* | lees verder* | meer over * | bekijk ook* | meest gelezen* | læs også* | læs mere* | les også* | les mer* | läs också* | läs även* | läs mer* | lue myös* | lue lisää* | mer om *
            | читайте также* | читайте по теме* | читать также* | читать далее* | читайте:* | по теме* | материалы по теме* | читайте також* | czytaj także* | czytaj też* | czytaj więcej* | zobacz także* | zobacz też* | przeczytaj także* | przeczytaj też* | polecamy*
            | čtěte také* | čtěte i* | přečtěte si také* | citește și* | citiți și* | olvasta már* | ilgili haberler* | ayrıca bakın* | διαβάστε επίσης* | διαβάστε ακόμα* | δείτε επίσης* | διαβάστε περισσότερα*
            | اقرأ أيضا* | اقرأ أيضًا* | إقرأ أيضا* | baca juga* | lihat juga* | simak juga* | xem thêm* | あわせて読みたい* | 関連記事* | 関連ニュース* | 関連キーワード | 関連キーワード:* | 関連キーワード：* | 関連リンク | 関連リンク:* | 関連リンク：* | 関連トピック | 関連トピック:* | 関連トピック：* | キーワード | 相關閱讀 | 相關閱讀:* | 相關閱讀：* | 相關文章 | 相關文章:* | 相關文章：* | 相关文章 | 相关文章:* | 相关文章：* | 热门推荐 | 热门推荐:* | 热门推荐：* | 猜你喜欢 | 猜你喜欢:* | 猜你喜欢：* | 推荐新闻 | 推荐新闻:* | 推荐新闻：* | 관련기사* | 관련 기사* | 관련 뉴스 | 관련 뉴스:* | 추천 기사 | 추천 기사:* | 많이 본 기사 | 많이 본 기사:* | 많이 본 뉴스* | पढ़ें | पढ़ें: * | पढ़ें * | यह भी पढ़ें* | ये भी पढ़ें* | संबंधित खबरें | संबंधित खबरें:* | مقالات ذات صلة | مقالات ذات صلة:* | مواضيع ذات صلة | مواضيع ذات صلة:* | أخبار ذات صلة | أخبار ذات صلة:* | اقرأ المزيد* | עוד בנושא | עוד בנושא:* | קראו גם* | powiązane | powiązane:* | powiązane artykuły* | powiązane tematy* | související | související:* | související články* | související témata* | tematy | tematy:* | podobné články | podobné články:* | konular | konular:* | ilgili konular | ilgili konular:* | etiketler | etiketler:* | temas | sujets | ämnen | emner | aiheet | aiheesta lisää | aiheesta lisää:* | lue lisää aiheesta* | τα σημαντικότερα νέα | τα σημαντικότερα νέα της ημέρας* | citește mai mult | citește mai mult:* | vezi și | vezi și: * | vezi și * | kapcsolódó cikk* | ajánlott cikk* | berita terkait | berita terkait:* | artikel terkait | artikel terkait:* | tin liên quan | tin liên quan:* | bài viết liên quan | bài viết liên quan:* | ข่าวที่เกี่ยวข้อง | ข่าวที่เกี่ยวข้อง:* | อ่านเพิ่มเติม* | おすすめ記事* | 続きを読む* | 延伸閱讀* | 延伸阅读* | 相關新聞 | 相關新聞:* | 相關新聞：* | 相關新聞》* | 相關新聞｜* | 相關新聞／* | 相關新聞/* | 相關新聞>* | 相關新聞】* | 相关新闻 | 相关新闻:* | 相关新闻：* | 相关新闻》* | 相关新闻｜* | 相关新闻／* | 相关新闻/* | 相关新闻>* | 相关新闻】* | 相关阅读* | 相關報導 | 相關報導:* | 相關報導：* | 相關報導》* | 相關報導｜* | 相關報導／* | 相關報導/* | 相關報導>* | 相關報導】* | 相关报道 | 相关报道:* | 相关报道：* | 相关报道》* | 相关报道｜* | 相关报道／* | 相关报道/* | 相关报道>* | 相关报道】* | 推薦閱讀* | 推荐阅读* | 更多 | 更多>* | 更多:* | 更多：* | 更多新聞* | 更多新闻* | 更多相關* | 更多相关* | 更多精彩* | 更多內容* | 更多内容* | 更多報導* | 更多报道* | 更多文章* | 관련기사* | 관련 기사* | 더 보기* | 많이 본 뉴스*
            """),
        BoilerplateRule(
            .sharing, longest: 60,
            """
            all sharing options* | share | share this* | share on * | share via * | share article* | share by * | share with * | share to * | share: * | share story | share full article | shares | facebook | twitter | whatsapp | telegram | linkedin | reddit | pinterest | flipboard
            | article bookmarked | email | e-mail | email this* | print | print this* | print article | copy link* | link copied* | copy url | save | save article | save this* | save for later* | bookmark* | gift this article* | gift article | x | messenger | tweet | post | pocket | threads | bluesky | instagram | youtube | tiktok | mail | copy
            | share save | save share* | listen | listen now | play | text size | a a a | font size | toggle font size | increase font size | decrease font size | teilen | teilen auf * | artikel teilen* | auf * teilen | drucken | merken | artikel merken | link kopieren | vorlesen | artikel anhören*
            | partager | partager sur * | partager l'article* | imprimer | enregistrer | copier le lien* | écouter | écouter l'article* | écouter cet article* | compartir | compartir en * | comparte* | guardar | imprimir | copiar enlace* | escuchar* | compartilhar | compartilhe* | partilhar
            | condividi | condividi su * | stampa | salva | ascolta | delen | deel | deel dit * | dela | dela artikel* | del | jaa | jaa artikkeli | tulosta | поделиться | поделиться в * | udostępnij | sdílet | paylaş | シェア | シェアする | ツイート | 分享 | 分享至* | 공유 | 공유하기 | 列印 | 인쇄 | 印刷 | bagikan
            | add as a preferred source* | add * as a preferred source* | add as preferred source* | * preferred source on google* | make us preferred* | google news
            """),
        BoilerplateRule(
            .follow, longest: 110,
            """
            follow | following | follow us* | follow * on | follow * on twitter* | follow * on x | follow * on facebook* | follow * on instagram* | follow * on google* | follow topic* | follow author* | follow this * | follow the topics* | follow live* | folgen | folgen sie * | suivre | suivez-nous* | suivez * sur * | seguir | sigue * en * | síguenos* | siga * no * | siga-nos* | segui * su * | seguici* | volg | volg ons* | følg * på * | følg oss* | följ oss* | obserwuj* | seuraa* | フォロー* | 追蹤* | 关注* | 팔로우* | takip et* | like us on * | find us on * | connect with us* | join us on *
            """),
        BoilerplateRule(
            .follow, longest: 220,
            """
            follow * on snapchat* | follow * on google news* | follow * on facebook, * | follow * on instagram, * | follow * on twitter, * | follow * on x, * | follow * on tiktok* | follow * on threads* | add us as a preferred source* | folgen sie uns auf * | suivez-nous sur * | síguenos en * | siga-nos no * | seguici su * | volg ons op * | følg oss på * | följ oss på * | śledź nas na * | подписывайтесь на нас *
            """),
        BoilerplateRule(
            .comments, longest: 330,
            """
            a version of this article appear* in print* | comments on this piece are * | comments on this article are * | comments are moderated * | please be aware that there may be a short delay in comments*
            """),
        BoilerplateRule(
            .consent, longest: 200,
            """
            accept all* | accept cookies* | we use cookies* | this site uses cookies* | this website uses cookies* | * uses cookies * | manage cookies* | manage preferences* | cookie settings* | cookie policy* | privacy policy* | privacy | terms of use* | terms of service* | terms and conditions* | terms & conditions* | this video * cookies* | to view this content* | to see this content* | please enable javascript* | javascript is * | enable javascript* | you need to enable javascript* | this content is hosted* | datenschutz* | alle akzeptieren* | akzeptieren | externer inhalt* | externe inhalte* | empfohlener redaktioneller inhalt* | an dieser stelle finden sie* | an dieser stelle findest du* | an dieser stelle befindet sich ein * inhalt* | du kannst ihn dir mit einem klick anzeigen* | sie können ihn sich mit einem klick anzeigen* | personenbezogene daten können an drittplattformen * | hier ist ein externer inhalt* | zur anzeige des inhalts * | zur anzeige dieses * einwilligung* | zur anzeige externer * einwilligung* | contenu externe* | ce contenu est bloqué* | pour afficher ce contenu* | este contenido * externo* | para ver este contenido* | per visualizzare questo contenuto* | voor deze inhoud * cookies* | denne sisällön * evästeet* | innehållet * cookies* | this content is provided by * cookies* | ich bin damit einverstanden* | accepter | tout accepter* | ce contenu * cookies* | aceptar* | accetta* | accepteren | alles accepteren* | godta* | deze inhoud * | we need your consent* | view content | allow cookies* | allow * content* | your browser does not support* | this browser does not support*
            """),
        BoilerplateRule(
            .copyright, longest: 160,
            """
            #-# © * | # © * | ©# * | © # | kaikki oikeudet pidätetään* | alla rättigheter förbehåll* | wszelkie prawa zastrzeżone* | все права защищены* | tüm hakları saklıdır* | جميع الحقوق محفوظة* | 저작권자 | 저작권자(c* | 저작권자 (c* | 저작권자 ©* | 저작권자©* | 저작권자ⓒ* | 저작권자 ⓒ* | copyright * | copyright: * | (c # * | © * | all rights reserved* | * all rights reserved | * rechte vorbehalten | tous droits réservés* | todos los derechos reservados* | todos os direitos reservados* | tutti i diritti riservati* | riproduzione riservata* | * riproduzione riservata | * alle rechten voorbehouden | 著作権* | 無断転載* | 版權所有* | 版权所有* | 무단전재* | *무단 전재* | *무단전재*
            """),
        BoilerplateRule(
            .navigation, longest: 60,
            """
            原标题 | 原标题:* | 原标题：* | 原標題 | 原標題:* | 原標題：* | 新闻来源 | 新闻来源:* | 新闻来源：* | 返回搜狐* | 查看更多* | 展开全文* | 点击查看* | 打开app | 下载app | 扫一扫 | 扫一扫关注* | 扫一扫下载* | 扫一扫分享* | 二维码 | home | menu | embed | search | close | open | skip to * | back to top* | back | next | previous | prev | more | show more* | see more* | view more* | load more* | show all* | view all* | see all* | view gallery* | view photos* | open gallery* | open this photo* | bild in lightbox* | bild in voller größe* | open image* | view image* | enlarge image* | click to enlarge* | expand | collapse | # of # | # / # | slide # of # | image # of # | hide caption | toggle caption | caption | hide | loading | loading | please wait* | article content | read less | live | breaking | video | photos | photo | gallery | startseite | suche | schließen | mehr anzeigen* | bild vergrößern* | accueil | rechercher | fermer | inicio | buscar | cerrar | início | fechar | chiudi | cerca | sluiten | zoeken | lukk | stäng | zamknij | закрыть | kapat | 閉じる | メニュー | 關閉 | 닫기 | 拡大する | 画像を拡大 | fullscreen | full screen | play video | pause | mute | unmute | replay | unable to load* | an error * occurred* | something went wrong* | contents | jump to | jump to a section* | jump to section* | inhoudsopgave | innehåll | innhold | indholdsfortegnelse | sisällysluettelo | spis treści | obsah | содержание | içindekiler | 目次 | 目录 | 目錄 | 목차 | المحتويات | this video has failed to load* | we apologize, but this video * | video unavailable* | this video is unavailable* | video player is loading* | player wird geladen* | video wird geladen* | die wiedergabe wurde unterbrochen* | die wiedergabe wurde abgebrochen* | die wiedergabe ist nicht * | la vidéo * chargement* | explore charts* | table of contents | inhalt | inhaltsverzeichnis | auf dieser seite | on this page | sur cette page | en esta página | in questa pagina | op deze pagina | link zum youtube-inhalt | sommaire | índice | report a typo* | report an error* | report a correction* | suggest a correction* | spotted an error* | hai trovato un errore* | fehler gefunden* | fehler melden* | signaler une erreur* | contact us | contact the author* | about us | about this article* | advertise with us* | feedback | send feedback* | give feedback* | was this article helpful* | did you find this * | top | nach oben | haut de page | tiếp tục
            """),
        BoilerplateRule(
            .biography, longest: 60,
            """
            by | von | par | por | door | author | authors | autor | autoren | autorin | auteur | auteurs | autore | autori | autora | автор | авторы | yazar | 作者 | 記者 | 기자 | about the author | about the authors | view author* | view all posts* | view bio* | show bio* | see full bio* | author bio* | über den autor | zum autor | zur autorin | à propos de l'auteur | sobre el autor | sobre o autor | l'autore
            """),
    ]
}
