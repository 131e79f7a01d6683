using Shop.Domain.Settings;
using Shop.Domain.Settings.Looks;

namespace Shop.Web.Demo;

/// <summary>Sets how the demo merchant's shop looks, as any merchant would.</summary>
public sealed class DemoLook(CurrentSettings settings, SaveSettings save)
{
    private static readonly Look Chosen = new()
    {
        Surface = "#fbf7f0", Raised = "#f1e9dc", Text = "#1f2a24", SoftText = "#5b665f", Accent = "#2f5d46", Emphasis = "#a8471f",
        Border = "#8c8069", Hairline = "#ddd2bf",
        DarkSurface = "#141a17", DarkRaised = "#1e2722", DarkText = "#ece7dc", DarkSoftText = "#a7b0a9", DarkAccent = "#8fc4a4",
        DarkEmphasis = "#e9966b", DarkBorder = "#7f877f", DarkHairline = "#354039",
        HeadingFont = "fraunces", TextFont = "figtree", Corner = 4,
    };

    /// <summary>Once: whoever changed it since meant to.</summary>
    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        var stored = (await settings.ReadAgainAsync(cancellationToken)).GroupOf<Look>();
        if (stored.IsSaved) return;
        await save.ExecuteAsync([new SettingsEdit(stored.Group, Chosen, 0)], "demo", _ => Task.CompletedTask, cancellationToken);
    }
}
