using Shop.Domain.Shared;

namespace Shop.Web.Hosting;

/// <summary>
/// Marks the texts of the back office for <c>IStringLocalizer&lt;AdminText&gt;</c>: the English text is the key, other languages
/// stand beside this file (<c>AdminText.es.resx</c>). A language of the shop may lack them: staff are not offered it then.
/// </summary>
public sealed class AdminText
{
    private AdminText()
    {
    }

    public static TextSource Source { get; } = new(typeof(AdminText).FullName!, typeof(AdminText).Assembly);
}
