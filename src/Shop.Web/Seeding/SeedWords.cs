namespace Shop.Web.Seeding;

/// <summary>Words that made-up products and people are put together from.</summary>
internal static class SeedWords
{
    public static readonly (string En, string Es)[] Kinds =
    [
        ("Sencha", "Sencha"), ("Oolong", "Oolong"), ("White Peony", "Peonía blanca"), ("Assam", "Assam"), ("Darjeeling", "Darjeeling"),
            ("Rooibos", "Rooibos"),
        ("Verbena", "Hierbaluisa"), ("Mint Blend", "Mezcla de menta"), ("Teapot", "Tetera"), ("Tea Bowl", "Cuenco de té"),
            ("Gaiwan", "Gaiwan"), ("Tea Tray", "Bandeja de té"),
    ];

    public static readonly (string En, string Es)[] Places =
    [
        ("Shizuoka", "de Shizuoka"), ("Uji", "de Uji"), ("Alishan", "de Alishan"), ("Anxi", "de Anxi"), ("Nilgiri", "de Nilgiri"),
            ("Kandy", "de Kandy"),
        ("Girona", "de Girona"), ("Montseny", "del Montseny"), ("Empordà", "del Empordà"), ("Cederberg", "de Cederberg"),
            ("Huelva", "de Huelva"), ("Kyoto", "de Kioto"),
    ];

    public static readonly (string En, string Es)[] Moods =
    [
        ("Morning", "mañanera"), ("Quiet", "tranquila"), ("Bright", "clara"), ("Mountain", "de montaña"), ("Autumn", "de otoño"),
            ("First Flush", "primera cosecha"),
        ("Old Tree", "de árbol viejo"), ("Wild", "silvestre"), ("Smoked", "ahumada"), ("Golden", "dorada"), ("Silver", "plateada"),
            ("Small Batch", "de poca cantidad"),
    ];

    public static readonly string[] First =
        ["Ana", "Bruno", "Carla", "Dídac", "Elena", "Finn", "Greta", "Hugo", "Iris", "Jan", "Klara", "Luis", "Mireia", "Nora", "Oriol",
        "Petra"];

    public static readonly string[] Last =
        ["Vidal", "Soler", "García", "Meyer", "Rossi", "Novak", "Duarte", "Jansen", "Serra", "Puig", "Keller", "Martin", "López",
        "Nilsson"];

    public static readonly (string Country, string Postcode, string City)[] Towns =
        [("ES", "17004", "Girona"), ("ES", "08001", "Barcelona"), ("PT", "1000-001", "Lisboa"), ("DE", "10115", "Berlin"),
            ("FR", "75001", "Paris"), ("IT", "00118", "Roma"), ("NL", "1012 AB", "Amsterdam")];
}
