import Articles

/// One kind of newsroom edit: two states of a few blocks.
///
/// Each block is a line: `# ` begins a headline, `• ` a bullet, `[] ` a caption, `! ` a correction; the others are
/// paragraphs.
struct GalleryCase: Sendable {
    let title: String
    let old: [Block]
    let new: [Block]

    private init(_ title: String, _ old: String, _ new: String) {
        self.title = title
        self.old = Self.blocks(old)
        self.new = Self.blocks(new)
    }

    private static func blocks(_ text: String) -> [Block] {
        text.split(separator: "\n").map { line in
            for (sign, kind) in [
                ("# ", Block.Kind.headline), ("• ", .bullet), ("[] ", .caption), ("! ", .correction),
            ] where line.hasPrefix(sign) {
                return Block(kind, String(line.dropFirst(sign.count)))
            }
            return Block(.paragraph, String(line))
        }
    }

    static let all = [
        GalleryCase(
            "A figure grows",
            """
            • At least 3 people were hurt, police said
            At least 3 people were hurt when a tram left the rails at Kiln Corner at 10:30 on Tuesday. Damage was put at $1.2bn.
            """,
            """
            • At least 5 people were hurt, police said
            At least 5 people were hurt when a tram left the rails at Kiln Corner at 10:20 on Tuesday. Damage was put at $1.4bn.
            """),
        GalleryCase(
            "A headline is softened",
            "# Minister lied about bridge, documents show\nThe documents were made public on Monday.",
            "# Minister ‘unaware’ of bridge report, office says\nThe documents were made public on Monday."),
        GalleryCase(
            "A quotation is changed",
            "“We knew the valve was faulty and we ran it anyway,” said Odile Brandt, who manages the plant.",
            "“We knew the valve was old and we kept it under watch,” said Odile Brandt, who manages the plant."
        ),
        GalleryCase(
            "A “not” comes in",
            "The council said it had been told of the leak before the school opened its doors.",
            "The council said it had not been told of the leak before the school opened its doors."),
        GalleryCase(
            "A claim is hedged",
            "Two officers sold the files to a broker in Varna, according to the indictment.",
            "Two officers allegedly sold the files to a broker in Varna, according to the indictment."),
        GalleryCase(
            "A name is put right",
            "The letter was signed by Tomas Lindqvist, the harbour master, and two of his deputies.",
            "The letter was signed by Tomas Lundqvist, the harbour master, and two of his deputies."),
        GalleryCase(
            "A date is put right",
            "The ferry will sail again from Thursday, 12 March, at 06:15, the operator said.",
            "The ferry will sail again from Friday, 13 March, at 06:45, the operator said."),
        GalleryCase(
            "A misprint goes",
            "The goverment will publish its answer within thirty days.",
            "The government will publish its answer within thirty days."),
        GalleryCase(
            "A comma comes in",
            "The pilots who had slept were allowed to fly.",
            "The pilots, who had slept, were allowed to fly."),
        GalleryCase(
            "Quotes and dashes are set anew",
            "\"It's over\", she said - and left the room.",
            "“It’s over”, she said – and left the room."),
        GalleryCase(
            "A paragraph moves up",
            """
            The dam was finished in 1961 and holds enough water for the city for nine months.
            Engineers lowered the level by two metres on Sunday as a precaution.
            Farmers below the dam were told to bring their animals to higher ground.
            No one has been hurt, the governor told reporters in the evening.
            """,
            """
            No one has been hurt, the governor told reporters in the evening.
            The dam was finished in 1961 and holds enough water for the city for nine months.
            Engineers lowered the level by two metres on Sunday as a precaution.
            Farmers below the dam were told to bring their animals to higher ground.
            """),
        GalleryCase(
            "A paragraph moves down and changes",
            """
            The company made a loss of 41 million crowns last year and has not paid a dividend since 2019.
            Its chairwoman, Runa Falk, said the offer undervalued the yard and its people.
            Unions have called a meeting for Saturday in the old rope hall.
            """,
            """
            Its chairwoman, Runa Falk, said the offer undervalued the yard and its people.
            Unions have called a meeting for Saturday in the old rope hall.
            The company made a loss of 47 million crowns last year and has not paid a dividend since 2018.
            """),
        GalleryCase(
            "A paragraph is split",
            "The court will hear the case in June. Until then the mine stays closed, and its 600 workers are paid by the state.",
            """
            The court will hear the case in June.
            Until then the mine stays closed, and its 600 workers are paid by the state.
            """),
        GalleryCase(
            "Two paragraphs are joined",
            """
            Rain fell on the valley for eleven hours without a pause.
            By noon the river stood at 4.2 metres, the highest level since 1997.
            """,
            "Rain fell on the valley for eleven hours without a pause. By noon the river stood at 4.2 metres, the highest level since 1997."
        ),
        GalleryCase(
            "A sentence moves to another paragraph",
            """
            The trial opened on Monday in a crowded room. The accused listened with his eyes closed and said nothing all morning.
            Prosecutors called their first witness, a night porter at the hotel.
            """,
            """
            The trial opened on Monday in a crowded room.
            Prosecutors called their first witness, a night porter at the hotel. The accused listened with his eyes closed and said nothing all morning.
            """),
        GalleryCase(
            "Bullets change places",
            """
            • Rents rose by 9 per cent in a year
            • The mayor wants a freeze until the election
            • Builders warn that fewer flats will be finished
            """,
            """
            • The mayor wants a freeze until the election
            • Builders warn that fewer flats will be finished
            • Rents rose by 9 per cent in a year
            """),
        GalleryCase(
            "A bullet becomes a paragraph",
            "• Inspectors found mould in 14 of the 20 classrooms they entered",
            "Inspectors found mould in 14 of the 20 classrooms they entered"),
        GalleryCase(
            "The other side is heard",
            "The clinic turned away nine patients on Friday, according to its own log.",
            """
            The clinic turned away nine patients on Friday, according to its own log.
            In an answer sent after publication, the clinic said all nine had been seen elsewhere within the hour.
            """),
        GalleryCase(
            "A paragraph disappears",
            """
            The fund bought the land in May for a sum that neither side would name.
            The minister’s brother is a partner in the fund, the land register shows.
            Building is to begin in autumn.
            """,
            """
            The fund bought the land in May for a sum that neither side would name.
            Building is to begin in autumn.
            """),
        GalleryCase(
            "A paragraph is rewritten",
            "The talks ended without a result late on Wednesday, and both delegations left the hotel by the back door.",
            "Negotiators agreed overnight to a truce of ten days, diplomats said, although guns could still be heard in the north."
        ),
        GalleryCase(
            "A correction is owned up to",
            "The bridge cost 88 million crowns, twice as much as planned.",
            """
            The bridge cost 78 million crowns, almost twice as much as planned.
            ! Correction, 9 May: an earlier version of this article gave a wrong sum for the bridge.
            """),
        GalleryCase(
            "A caption stands once more",
            """
            [] The ferry Marit at her berth. Photo: Ane Holm
            The ferry will be back in service on Monday.
            Tickets bought for last week stay good until the end of the year.
            """,
            """
            [] The ferry Marit at her berth. Photo: Ane Holm
            The ferry will be back in service on Monday.
            [] The ferry Marit at her berth. Photo: Ane Holm
            Tickets bought for last week stay good until the end of the year.
            """),
        GalleryCase(
            "An address changes",
            "Readers can write to desk@courier.example or see https://courier.example/help?id=7.",
            "Readers can write to news@courier.example or see https://courier.example/help?id=9."),
        GalleryCase(
            "A Chinese story",
            "# 颱風逼近 全市停課\n天文台表示，颱風將於週三上午登陸，預計有三百艘漁船受影響。",
            "# 颱風逼近 全市停工停課\n天文台表示，颱風將於週四清晨登陸，預計有五百艘漁船受影響。"),
    ]
}
