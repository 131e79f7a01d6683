using Shop.Domain.Shared;

namespace Shop.Domain.Content.Messages;

/// <summary>What somebody wrote with the form of the contact page.</summary>
public sealed class ContactMessage
{
    public const int NameLength = 100;
    public const int EmailLength = 254;
    public const int TextLength = 5_000;
    internal const int ByLength = 254;

    private ContactMessage()
    {
    }

    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Where the answer goes.</summary>
    public string Email { get; private set; } = "";

    public string Text { get; private set; } = "";

    /// <summary>The language of the page that it was written on.</summary>
    public string Culture { get; private set; } = "";

    public DateTimeOffset SentAt { get; private set; }

    /// <summary>Null while nobody has said that it is answered.</summary>
    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>The member of staff who said so.</summary>
    public string? AnsweredBy { get; private set; }

    public int Version { get; private set; }

    public bool IsAnswered => AnsweredAt is not null;

    /// <exception cref="DomainException">A text is missing or too long, or no mail can be sent to the address.</exception>
    public static ContactMessage Write(ContactWords words, string culture, DateTimeOffset at)
    {
        if (!EmailAddress.IsOne(words.Email) || words.Email.Length > EmailLength)
            throw new DomainException("A message needs an address for the answer.");
        if (words.Text.Length == 0) throw new DomainException("A message needs a text.");
        return new ContactMessage
        {
            Id = Guid.CreateVersion7(at), Name = ContentRules.Text(words.Name, "A name", NameLength), Email = words.Email,
            Text = ContentRules.Text(words.Text, "A message", TextLength), Culture = ContentRules.Culture(culture), SentAt = at,
        };
    }

    /// <summary>Says that it was answered, or that it is open again.</summary>
    public void Settle(bool isAnswered, string by, DateTimeOffset at)
    {
        (AnsweredAt, AnsweredBy) = (isAnswered ? at : null, isAnswered ? by : null);
        Version++;
    }
}

/// <summary>What somebody wrote, and who they are.</summary>
public sealed record ContactWords(string Name, string Email, string Text);

/// <summary>A message for the merchant was stored: it is to be mailed.</summary>
public sealed record ContactMessageSent(Guid MessageId) : DomainEvent
{
    public override string Key => $"contact-message-{MessageId:N}";
}
