namespace Shop.Web.Demo.Pictures;

/// <summary>The wall, the low table and the patch of colour behind every still life.</summary>
internal static class Ground
{
    private static readonly Tint Card = Tint.Of("#F1E9DC");
    private static readonly Tint Table = Tint.Of("#E2D5BF");

    /// <summary>Height of the table's far edge on a product picture.</summary>
    public const double Horizon = 1040;

    public static void Draw(Canvas canvas, Tint accent)
    {
        canvas.Fill("M0 0H1200V1500H0Z", Card);
        var patch = Card.Mix(accent, 0.5);
        canvas.Fill($"M190 {Horizon}V570A410 410 0 0 1 1010 570V{Horizon}Z", patch);
        canvas.Fill($"M190 {Horizon}V570A410 410 0 0 1 420 202L1010 860V{Horizon}Z", patch.Lighter(0.3), 0.5);
        canvas.Fill($"M0 {Horizon}H1200V1500H0Z", Table);
        canvas.Fill($"M0 {Horizon}H1200V{Horizon + 10}H0Z", Table.Lighter(0.5));
    }
}
