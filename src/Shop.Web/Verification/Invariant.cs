namespace Shop.Web.Verification;

/// <summary>A rule that must hold whatever happened, how many things it was checked on, and where it is broken.</summary>
public sealed record Invariant(string Id, string Rule, int Checked, IReadOnlyList<string> Breaches)
{
    public bool Holds => Breaches.Count == 0;
}
