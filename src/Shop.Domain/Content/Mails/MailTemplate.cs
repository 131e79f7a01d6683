using Shop.Domain.Shared;

namespace Shop.Domain.Content.Mails;

/// <summary>What a mail says, in Liquid: the subject, the body as HTML (the shop puts its layout around it), and the plain text.</summary>
public sealed record MailWords(string Subject, string Html, string Text);

/// <summary>The merchant's words for one mail in one language. Without one the shop's own words go out.</summary>
public sealed class MailTemplate
{
    public const int MailLength = 60;
    public const int SubjectLength = 300;

    /// <summary>Characters of each body: far more than a mail says.</summary>
    public const int BodyLength = 30_000;

    internal const int FailureLength = 500;

    private MailTemplate()
    {
    }

    /// <summary>The code of the mail: "order-confirmation".</summary>
    public string Mail { get; private set; } = "";

    public string Culture { get; private set; } = "";

    public string Subject { get; private set; } = "";

    public string Html { get; private set; } = "";

    public string Text { get; private set; } = "";

    /// <summary>Since when mails go out in the shop's own words because this one failed; null while it works.</summary>
    public DateTimeOffset? FailedAt { get; private set; }

    /// <summary>What went wrong then.</summary>
    public string? Failure { get; private set; }

    public int Version { get; private set; }

    public MailWords Words => new(Subject, Html, Text);

    /// <exception cref="DomainException">A code is none, or a text is missing or too long.</exception>
    public static MailTemplate Create(string mail, string culture, MailWords words)
    {
        var template = new MailTemplate { Mail = ContentRules.Name(mail), Culture = ContentRules.Culture(culture) };
        template.Write(words);
        return template;
    }

    /// <summary>Other words. What failed before is not held against them.</summary>
    /// <exception cref="DomainException">A text is missing or too long.</exception>
    public void Write(MailWords words)
    {
        if (words.Subject.Length == 0 || words.Html.Length == 0 || words.Text.Length == 0)
            throw new DomainException("A mail needs a subject, an HTML body and a plain text.");
        Subject = ContentRules.Text(words.Subject, "A mail's subject", SubjectLength);
        Html = ContentRules.Text(words.Html, "A mail's HTML", BodyLength);
        Text = ContentRules.Text(words.Text, "A mail's plain text", BodyLength);
        (FailedAt, Failure) = (null, null);
        Version++;
    }
}
