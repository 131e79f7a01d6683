using System.Globalization;
using Shop.Domain.Settings.Looks;

namespace Shop.Jobs.Mail;

/// <summary>The shop's look as mail programs understand it: styles on the elements, fonts that every device has, light colours.</summary>
public sealed class MailStyle(Look look)
{
    private readonly Palette _palette = Palette.Of(look.Light);
    private readonly string _texts = look.Texts.MailFamily;
    private readonly string _headings = look.Headings.MailFamily;

    /// <summary>Of the body of a short mail.</summary>
    public string ShortBody => $"{Body};padding:32px 20px";

    /// <summary>Whether a logo says the shop's name as well.</summary>
    public bool LogoShowsName => look.LogoShowsName;

    /// <summary>Of the body of a mail in the shop's layout.</summary>
    public string FramedBody => $"margin:0;{Body}";

    public string Heading => $"font-family:{_headings};font-weight:normal;color:{_palette.Text}";

    public string Cell => $"padding:8px 0;border-bottom:1px solid {_palette.Hairline};vertical-align:top";

    public string Button => string.Create(CultureInfo.InvariantCulture, $"display:inline-block;background:{_palette.Accent};")
        + string.Create(CultureInfo.InvariantCulture, $"color:{_palette.OnAccent};border-radius:{look.Corner}px;padding:12px 24px;")
        + "text-decoration:none";

    public string Link => $"color:{_palette.Accent}";

    private string Body =>
        $"font-family:{_texts};font-size:16px;line-height:1.5;color:{_palette.Text};background:{_palette.Surface}";
}
