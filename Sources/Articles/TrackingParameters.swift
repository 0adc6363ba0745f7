/// Query parameters that say where a reader came from and nothing about the page.
enum TrackingParameters {
    static let prefixes = [
        "utm_", "mc_", "at_", "pk_", "mtm_", "hsa_", "ns_", "stm_", "vero_", "oly_", "_hs",
    ]
    static let names: Set<String> = [
        "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "twclid", "ttclid",
        "igshid", "igsh", "li_fat_id", "cmpid", "cmp", "ocid", "xtor", "icid", "ito", "smid", "smtyp",
        "ref", "ref_src", "ref_url", "referrer", "partner", "mkt_tok", "trk", "ncid", "sr_share",
        "spm", "__twitter_impression", "guccounter", "guce_referrer", "guce_referrer_sig", "_ga", "_gl",
    ]
}
