using Shop.Domain.Settings.Looks;
using Xunit;

namespace Shop.Domain.Tests.Settings;

/// <summary>The colours of a look can be read, whatever the merchant chooses.</summary>
public sealed class LookTests
{
    [Theory]
    [InlineData("#000000", "#ffffff", 21)]
    [InlineData("#767676", "#ffffff", 4.54)]
    [InlineData("#2f5d46", "#fbf7f0", 7.1)]
    [InlineData("#ffffff", "#ffffff", 1)]
    public void Contrast_is_what_wcag_computes(string one, string two, double ratio) =>
        Assert.Equal(ratio, Colour.Parse(one).ContrastWith(Colour.Parse(two)), 0.05);

    [Theory]
    [InlineData("red")]
    [InlineData("#12345")]
    [InlineData("#1234567")]
    [InlineData("#12345g")]
    [InlineData("#fff;}*{display:none")]
    [InlineData("#+12345")]
    [InlineData("")]
    public void What_is_no_colour_is_refused(string text)
    {
        Assert.False(Colour.TryParse(text, out _));
        Assert.Equal("accent", Assert.Single(new Look { Accent = text }.Check()).Setting);
    }

    [Fact]
    public void Every_look_to_begin_with_can_be_read()
    {
        Assert.Equal(3, LookPresets.All.Count);
        Assert.All(LookPresets.All, preset => Assert.Empty(preset.Look.Check()));
        Assert.All(LookPresets.All, preset => AssertReadable(Palette.Of(preset.Look.Light)));
        Assert.All(LookPresets.All, preset => AssertReadable(Palette.Of(preset.Look.Dark)));
    }

    [Fact]
    public void An_unreadable_colour_is_refused_with_the_nearest_that_can_be_read()
    {
        var look = new Look { Text = "#999999" };
        Assert.Contains("4.5 to 1", Assert.Single(look.Check()).Sentence, StringComparison.Ordinal);
        var near = Colour.Parse(Readability.Nearest(look)["text"]);
        Assert.Empty((look with { Text = $"{near}" }).Check());
        // One step back towards the wish it could not be read.
        Assert.NotEmpty((look with { Text = $"{near.Mix(Colour.Parse("#999999"), 0.05)}" }).Check());
        Assert.Contains($"{near}", Assert.Single(look.Check()).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Dark_colours_count_only_where_they_are_used()
    {
        var look = new Look { DarkText = "#222222" };
        Assert.Equal("darkText", Assert.Single(look.Check()).Setting);
        Assert.Empty((look with { HasDark = false }).Check());
    }

    [Fact]
    public void What_follows_from_readable_choices_can_be_read_too()
    {
        var dice = new Random(22);
        var tried = 0;
        for (var each = 0; each < 20_000; each++)
        {
            string Any() => $"#{dice.Next(0x1000000):x6}";
            var surface = Any();
            var look = new Look { Surface = surface, Raised = surface, Text = Any(), Accent = Any(), Emphasis = Any(), HasDark = false };
            if (look.Check().Any()) continue;
            tried++;
            AssertReadable(Palette.Of(look.Light));
        }

        Assert.InRange(tried, 100, int.MaxValue);
    }

    [Fact]
    public void A_font_a_corner_and_a_density_are_of_those_that_there_are()
    {
        var look = new Look { HeadingFont = "comic;}", TextFont = "x", Corner = 99, Density = "huge" };
        Assert.Equal(["headingFont", "textFont", "corner", "density"], look.Check().Select(problem => problem.Setting));
    }

    private static void AssertReadable(Palette palette)
    {
        Assert.True(palette.Text.ContrastWith([palette.Surface, palette.GoodGround, palette.ErrorGround]) >= Palette.TextContrast);
        Assert.True(palette.SoftText.ContrastWith([palette.Surface, palette.Raised]) >= Palette.TextContrast);
        Assert.True(palette.OnAccent.ContrastWith([palette.Accent, palette.AccentDeep]) >= Palette.TextContrast);
        Assert.True(palette.Error.ContrastWith([palette.Surface]) >= Palette.TextContrast);
        Assert.True(palette.Border.ContrastWith([palette.Surface]) >= Palette.BorderContrast);
    }
}
