namespace Shop.TestKit;

/// <summary>How many random cases a property is tried with.</summary>
public static class Cases
{
    private const int Share = 20;

    /// <summary>
    /// All of them with <c>SHOP_TEST_LONG=1</c>, else a twentieth, which is enough for each run: the cases are new ones each time.
    /// </summary>
    public static int Of(int all) => Environment.GetEnvironmentVariable("SHOP_TEST_LONG") == "1" ? all : all / Share;
}
