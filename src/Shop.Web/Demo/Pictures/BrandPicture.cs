namespace Shop.Web.Demo.Pictures;

/// <summary>The merchant's mark and the still life of the front page: drawn by hand, flat shapes lit from the upper left.</summary>
public static class BrandPicture
{
    /// <summary>A leaf over the arch of a kiln, in one colour.</summary>
    public static string Logo(string ink) => $"""
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" width="96" height="96">
        <path d="M16 84V52a32 32 0 0 1 64 0v32H64V54a16 16 0 0 0-32 0v30z" fill="{ink}"/>
        <path d="M48 46C36 36 36 20 48 6c12 14 12 30 0 40z" fill="{ink}"/>
        <path d="M48 14v26" stroke="#FBF7F0" stroke-width="2.5" stroke-linecap="round"/>
        <path d="M40 84c0-10 3-16 8-22 5 6 8 12 8 22z" fill="#A8471F"/>
        </svg>
        """;

    public static string Favicon() => """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96" width="96" height="96">
        <rect width="96" height="96" rx="20" fill="#2F5D46"/>
        <path d="M24 80V54a24 24 0 0 1 48 0v26H60V56a12 12 0 0 0-24 0v24z" fill="#FBF7F0"/>
        <path d="M48 46c-9-8-9-20 0-31 9 11 9 23 0 31z" fill="#FBF7F0"/>
        <path d="M42 80c0-8 2-12 6-17 4 5 6 9 6 17z" fill="#E9966B"/>
        </svg>
        """;

    /// <summary>The mark, pale in an empty niche: for goods that nobody has taken a picture of, 1200 by 1500.</summary>
    public static string NoPictureYet() => """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 1500" width="1200" height="1500">
        <rect width="1200" height="1500" fill="#F1E9DC"/>
        <path d="M230 1180V520a370 370 0 0 1 740 0v660z" fill="#E9DFCD"/>
        <g transform="translate(408 600) scale(4)" fill="#CDBDA1">
        <path d="M16 84V52a32 32 0 0 1 64 0v32H64V54a16 16 0 0 0-32 0v30z"/><path d="M48 46C36 36 36 20 48 6c12 14 12 30 0 40z"/><path d="M40 84c0-10 3-16 8-22 5 6 8 12 8 22z"/>
        </g>
        </svg>
        """;

    /// <summary>A round stoneware teapot, two cups and a tin of green tea on a low table, 1600 by 1200.</summary>
    public static string HomeHero() => $"""
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 1200" width="1600" height="1200">
        <rect width="1600" height="1200" fill="#F1E9DC"/>
        <circle cx="360" cy="330" r="210" fill="#F7F1E6"/>
        <path d="M0 820H1600V1200H0z" fill="#E2D3BC"/><path d="M0 820H1600V834H0z" fill="#D3C0A3"/>
        {Shadow(760, 948, 400, 34)}{Shadow(1240, 946, 190, 24)}{Shadow(300, 952, 180, 22)}{Shadow(540, 1052, 170, 22)}
        {Tin}{Pot}{Cup(180, 830, "#8C6A4E", "#7A5A40", "#B9C97A")}{Cup(420, 930, "#9DB8A4", "#86A48F", "#C3CF86")}{Leaves}
        </svg>
        """;

    private const string Pot = """
        <path d="M690 500c-70-150 330-150 260 0" fill="none" stroke="#5A4636" stroke-width="26" stroke-linecap="round"/>
        <path d="M1040 690c120-6 140-120 216-150l24 26c-70 60-70 220-236 236z" fill="#B79F82"/>
        <path d="M820 510c230 0 300 120 300 236 0 120-110 204-300 204s-300-84-300-204c0-116 70-236 300-236z" fill="#CDB698"/>
        <path d="M820 510c230 0 300 120 300 236 0 120-110 204-300 204-60 0-112-8-156-24 250 10 360-100 330-250-16-80-80-140-174-166z" fill="#B79F82"/>
        <path d="M610 640c20-40 60-72 110-86" fill="none" stroke="#E6D6BF" stroke-width="18" stroke-linecap="round"/>
        <path d="M690 524c10-30 60-46 130-46s120 16 130 46c-70 22-190 22-260 0z" fill="#C2AA8B"/>
        <path d="M690 524c70 22 190 22 260 0-4-12-16-22-34-30-60 22-130 26-200 12-14 5-22 11-26 18z" fill="#A98F71"/>
        <circle cx="820" cy="462" r="26" fill="#B79F82"/>
        <g fill="#7A6047"><circle cx="640" cy="760" r="4"/><circle cx="700" cy="690" r="3"/><circle cx="760" cy="820" r="5"/><circle cx="850" cy="720" r="3"/><circle cx="900" cy="840" r="4"/><circle cx="960" cy="760" r="3"/><circle cx="600" cy="700" r="3"/><circle cx="1010" cy="700" r="4"/><circle cx="800" cy="620" r="3"/><circle cx="720" cy="880" r="3"/></g>
        """;

    private const string Tin = """
        <path d="M1110 560h270v380a20 20 0 0 1-20 20h-230a20 20 0 0 1-20-20z" fill="#2F5D46"/>
        <path d="M1290 560h90v380a20 20 0 0 1-20 20h-90c14-130 24-260 20-400z" fill="#25493A"/>
        <path d="M1098 486h294a10 10 0 0 1 10 10v74h-314v-74a10 10 0 0 1 10-10z" fill="#3B6E55"/>
        <path d="M1300 486h92a10 10 0 0 1 10 10v74h-96z" fill="#2F5D46"/>
        <path d="M1110 660h270v180h-270z" fill="#F1E9DC"/><path d="M1296 660h84v180h-88z" fill="#E2D5C0"/>
        <path d="M1245 700c-34 30-34 70 0 106 34-36 34-76 0-106z" fill="#2F5D46"/><path d="M1245 716v78" stroke="#F1E9DC" stroke-width="5" stroke-linecap="round"/>
        """;

    private const string Leaves = """
        <g stroke-width="11" stroke-linecap="round" fill="none"><path d="M900 1040q30-26 66-20" stroke="#3F6B4A"/><path d="M960 1060q36-6 60 16" stroke="#567F55"/><path d="M880 1080q40 10 74-6" stroke="#2F5D46"/><path d="M1000 1030q20-16 50-10" stroke="#6B8F5C"/><path d="M1030 1072q26-18 58-8" stroke="#3F6B4A"/></g>
        """;

    private static string Shadow(int x, int y, int width, int height) =>
        $"<ellipse cx=\"{x}\" cy=\"{y}\" rx=\"{width}\" ry=\"{height}\" fill=\"#B8A384\" opacity=\"0.55\"/>";

    private static string Cup(int x, int y, string glaze, string shade, string liquor) => $"""
        <g transform="translate({x} {y})">
        <path d="M0 0h240c0 74-46 120-84 120H84C46 120 0 74 0 0z" fill="{glaze}"/><path d="M150 0h90c0 74-46 120-84 120h-40c40-30 44-80 34-120z" fill="{shade}"/>
        <ellipse cx="120" cy="0" rx="120" ry="26" fill="{shade}"/><ellipse cx="120" cy="3" rx="104" ry="20" fill="{liquor}"/>
        </g>
        """;
}
