using Shop.Domain.Content.Mails;
using Shop.Jobs.Mail.Templates;
using Shop.Jobs.Texts;

namespace Shop.Jobs.Customers;

/// <summary>Of the mails about accounts.</summary>
/// <param name="Url">Where the mail leads to; it holds what proves the address.</param>
public sealed record AccountFields(ShopFields Shop, StyleFields Style, string Url) : MailFields(Shop, Style);

/// <summary>The mails about accounts of shoppers.</summary>
public static class CustomerMailKinds
{
    private const string Name = "shop.name";

    public static MailKind Confirm { get; } = Kind("account-confirm", "Confirm account",
        texts => (texts.ConfirmSubject, [texts.Confirm, texts.ConfirmNotYou], texts.ConfirmOpen));

    public static MailKind Known { get; } = Kind("account-known", "Account already exists",
        texts => (texts.KnownSubject, [texts.Known, texts.KnownNotYou], texts.KnownOpen));

    public static MailKind Reset { get; } = Kind("account-password", "Reset password",
        texts => (texts.ResetSubject, [texts.Reset, texts.ResetNotYou], texts.ResetOpen));

    public static MailKind SignIn { get; } = Kind("account-sign-in", "Sign-in link",
        texts => (texts.SignInSubject, [texts.SignIn, texts.SignInNotYou], texts.SignInOpen));

    public static MailKind NewAddress { get; } = Kind("account-new-address", "Confirm new email address",
        texts => (texts.MoveSubject, [texts.Move, texts.MoveNotYou], texts.MoveOpen));

    public static MailKind AddressChanged { get; } = Kind("account-address-changed", "Email address changed",
        texts => (texts.MovedSubject, [texts.Moved], texts.MovedOpen));

    public static IReadOnlyList<MailKind> All { get; } = [Confirm, Known, Reset, SignIn, NewAddress, AddressChanged];

    private static MailKind Kind(string code, string name, Func<CustomerTexts, (string Subject, string[] Paragraphs, string Open)> texts) =>
        new(code, name)
        {
            Sample = _ => new AccountFields(Samples.Shop, Samples.Style, "https://shop.example/account/sample"),
            Words = language => WordsOf(texts(CustomerTexts.In(language.Code))),
            RequiredLinks = fields => [((AccountFields)fields).Url],
        };

    private static MailWords WordsOf((string Subject, string[] Paragraphs, string Open) texts)
    {
        var words = new WordsBuilder();
        foreach (var paragraph in texts.Paragraphs) words.Paragraph(paragraph, Name);
        return words.Link(WordsBuilder.Filled(texts.Subject, Name), "url", texts.Open);
    }
}
