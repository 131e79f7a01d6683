using Shop.Domain.Shared;

namespace Shop.Web.Hosting;

/// <summary>
/// Marks the texts of the back office for <c>IStringLocalizer&lt;AdminText&gt;</c>: the English text is the key, other languages
/// stand beside this file (<c>AdminText.es.resx</c>). Of two texts that differ in the first letter's case, the small one stands
/// there with "…" before it, since names in resource files do not tell capitals. A language of the shop may lack them: staff are not
/// offered it then.
/// </summary>
public sealed class AdminText
{
    private AdminText()
    {
    }

    public static TextSource Source { get; } = new(typeof(AdminText).FullName!, typeof(AdminText).Assembly);
}
