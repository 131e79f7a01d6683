using Microsoft.Extensions.Localization;
using Shop.Domain.Content.Messages;
using Shop.Domain.Shared;
using Shop.Web.Hosting;

namespace Shop.Web.Features.Messages;

/// <summary>The contact form: what was typed, and what is wrong with it, by field.</summary>
public sealed record MessageForm(string Name, string Email, string Message)
{
    /// <summary>The field that people do not see. Who fills it in is a program.</summary>
    public const string Trap = "website";

    public static MessageForm Empty { get; } = new("", "", "");

    public IReadOnlyDictionary<string, string> Problems { get; init; } = new Dictionary<string, string>();

    public static MessageForm Read(IFormCollection sent) => new(
        PlainText.Clean(sent["name"]), PlainText.Clean(sent["email"]), PlainText.Clean(
            sent["message"].ToString().Replace("\r\n", "\n", StringComparison.Ordinal), keepLines: true));

    /// <summary>The same with what is wrong said beside the fields.</summary>
    public MessageForm Checked(IStringLocalizer<Text> texts)
    {
        var problems = new Dictionary<string, string>();
        if (Name.Length > ContactMessage.NameLength) problems["name"] = texts["At most {0} characters, please.", ContactMessage.NameLength];
        if (!EmailAddress.IsOne(Email) || Email.Length > ContactMessage.EmailLength)
            problems["email"] = texts["Enter your e-mail address, so that we can answer."];
        if (Message.Length == 0) problems["message"] = texts["Write your message."];
        if (Message.Length > ContactMessage.TextLength)
            problems["message"] = texts["At most {0} characters, please.", ContactMessage.TextLength];
        return this with { Problems = problems };
    }

    /// <summary>The same with the word that too many came before it.</summary>
    public MessageForm Refused(IStringLocalizer<Text> texts) => this with
    {
        Problems = new Dictionary<string, string>(Problems) { [""] = texts["Too many messages came from here. Please try again later."] },
    };
}
