/// The words by which pages that are no articles give themselves away, in folded form; see ``FoldedLine``.
///
/// Compared with titles and short lines only: in an article the same words are news.
enum VerdictSigns {
    /// What a site says to those it takes for machines, or when it fails.
    static let block = list(
        """
        access denied | access to this page has been denied | access to this site has been denied | just a moment
        | attention required | are you a robot | are you human | verify you are human | verify that you are human
        | verify you are a human | verify you're human | verifying you are human | checking your browser
        | checking if the site connection is secure | unusual traffic | unusual activity from your | pardon our interruption
        | request blocked | you have been blocked | you've been blocked | enable javascript and cookies to continue
        | please enable js and disable any ad blocker | complete the captcha | solve the captcha | robot check
        | human verification | security check | ddos protection | too many requests | service unavailable
        | temporarily unavailable | bad gateway | gateway timeout | internal server error | forbidden | you don't have permission to access
        | zugriff verweigert | zugriff wurde verweigert | sind sie ein roboter | kein roboter | ungewöhnlicher datenverkehr
        | accès refusé | accès à cette page a été refusé | vous avez été bloqué | êtes-vous un robot | vérifiez que vous êtes humain
        | acceso denegado | ha sido bloqueado | eres un robot | verifica que eres humano | accesso negato | sei un robot
        | acesso negado | acesso bloqueado | toegang geweigerd | ben je een robot | åtkomst nekad | adgang nektet | adgang nægtet
        | pääsy estetty | доступ запрещен | доступ запрещён | доступ ограничен | подтвердите, что вы не робот | odmowa dostępu
        | erişim engellendi | 访问被拒绝 | 拒絕存取 | 安全验证 | 安全驗證 | 人机验证 | アクセスが拒否 | ロボットではありません | 접근이 거부 | 접근이 차단
        | تم رفض الوصول | גישה נדחתה
        """)
    /// What stands where a site asks for consent before anything else.
    static let consent = list(
        """
        we value your privacy | we care about your privacy | your privacy matters | your privacy choices | before you continue
        | we and our partners | we, and our partners | mit werbung weiterlesen | mit werbung und cookies | weiter mit werbung
        | ihre privatsphäre ist uns wichtig | wir und unsere partner | bevor sie fortfahren | einwilligung zur datenverarbeitung
        | respectons votre vie privée | votre vie privée | nous et nos partenaires | avant de continuer | continuer sans accepter
        | valoramos su privacidad | valoramos tu privacidad | nosotros y nuestros socios | su privacidad es importante
        | la tua privacy | rispettiamo la tua privacy | noi e i nostri partner | valorizamos a sua privacidade | nós e os nossos parceiros
        | wij en onze partners | jouw privacy | uw privacy | vi värnar om din integritet | vi og vores partnere | vi bryr oss om personvernet
        | arvostamme yksityisyyttäsi | cenimy twoją prywatność | my i nasi partnerzy | мы ценим вашу конфиденциальность | gizliliğinize
        | we use cookies
        """)
    /// What stands where an article is not, or not any more.
    static let missing = list(
        """
        page not found | page cannot be found | page can't be found | page could not be found | page couldn't be found
        | not found | error # | # error | page doesn't exist | page does not exist | page you requested | page you are looking for | page you were looking for
        | page you're looking for | no longer available | article has been removed | article not found | story not found | this content is not available
        | nothing found | seite nicht gefunden | seite wurde nicht gefunden | seite konnte nicht gefunden | seite existiert nicht
        | nicht mehr verfügbar | artikel nicht gefunden | page introuvable | page non trouvée | page n'existe pas | page n'existe plus | article introuvable
        | página no encontrada | no se ha encontrado | página no existe | ya no está disponible | pagina non trovata | pagina non esiste
        | página não encontrada | página não existe | pagina niet gevonden | pagina bestaat niet | sidan hittades inte | sidan finns inte | sidan kunde inte hittas
        | siden finnes ikke | fant ikke siden | siden blev ikke fundet | siden findes ikke | sivua ei löydy | sivua ei löytynyt | страница не найдена | сторінку не знайдено
        | nie znaleziono strony | strona nie istnieje | stránka nenalezena | stránka nebyla nalezena | sayfa bulunamadı | η σελίδα δεν βρέθηκε
        | 页面不存在 | 頁面不存在 | 找不到页面 | 找不到頁面 | 找不到该页 | ページが見つかりません | お探しのページ | 페이지를 찾을 수 없 | الصفحة غير موجودة | halaman tidak ditemukan
        | không tìm thấy trang
        """)
    /// What stands where the rest of an article is sold.
    static let paywall = list(
        """
        to continue reading | continue reading with | subscribe to read | subscribe to continue | subscribers only | for subscribers only
        | this article is for subscribers | this story is for subscribers | already a subscriber | unlock this article | become a member to read
        | to read the full | keep reading with | get unlimited access | register to continue | sign in to continue reading | to keep reading
        | nur für abonnenten | exklusiv für abonnenten | jetzt weiterlesen | weiterlesen mit | artikel freischalten | um weiterzulesen | mit einem abo
        | réservé aux abonnés | réservé à nos abonnés | il vous reste | la suite est réservée | abonnez-vous pour lire | pour lire la suite
        | exclusivo para suscriptores | solo para suscriptores | para seguir leyendo | suscríbete para | contenido exclusivo
        | riservato agli abbonati | per continuare a leggere | abbonati per | exclusivo para assinantes | para continuar lendo | conteúdo exclusivo
        | alleen voor abonnees | verder lezen | lees verder met | för prenumeranter | läs vidare med | for abonnenter | kun for abonnenter | les videre med
        | tilaajille | для подписчиков | tylko dla prenumeratorów | dostęp dla prenumeratorów | sadece aboneler | 付费阅读 | 訂戶專屬 | 会員限定 | 有料会員 | この記事は有料
        | 구독자 전용 | 유료회원
        """)

    private static func list(_ text: String) -> [String] {
        text.split(separator: "|").map { sign in
            sign.split(whereSeparator: { $0 == " " || $0 == "\n" }).joined(separator: " ")
        }
    }
}
