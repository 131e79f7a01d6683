using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Shared;

namespace Shop.Web.Tests.Languages;

/// <summary>A language that the shop does not come with: one registration and its texts, of which most are missing.</summary>
internal sealed class ItalianModule : ShopModule
{
    public override void AddServices(IServiceCollection services) => services.AddSingleton(new Language("it", "it-IT", "Italiano")
    {
        LongDate = "d MMMM yyyy", NearDate = "ddd d MMMM", Words = ItalianWords.Instance, Texts = typeof(ItalianModule).Assembly,
    });

    // "Teiere" and "teiera".
    private sealed class ItalianWords : LanguageWords
    {
        public static readonly ItalianWords Instance = new();

        public override string Indexed(string word) => word.Length > 4 && word[^1] is 'a' or 'e' or 'i' or 'o' ? word[..^1] : word;
    }
}
