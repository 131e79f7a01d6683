using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Shared;

namespace Shop.Web.Tests.Languages;

/// <summary>A language that the shop does not come with: one registration and its texts, of which most are missing.</summary>
internal sealed class PortugueseModule : ShopModule
{
    public override void AddServices(IServiceCollection services) => services.AddSingleton(new Language("pt", "pt-PT", "Português")
    {
        LongDate = "d 'de' MMMM 'de' yyyy", NearDate = "ddd, d 'de' MMMM", Words = PortugueseWords.Instance, Texts = typeof(PortugueseModule).Assembly,
    });

    // "Bules" and "bule".
    private sealed class PortugueseWords : LanguageWords
    {
        public static readonly PortugueseWords Instance = new();

        public override string Indexed(string word) => word.Length > 4 && word.EndsWith('s') ? word[..^1] : word;
    }
}
