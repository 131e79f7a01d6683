using System.Text.Json;
using Shop.Domain.Shared;

namespace Shop.Domain.Persistence;

/// <summary>
/// A fact to tell (no <see cref="Handler"/>) or one handler's share of it (with one). Rows are claimed by lease,
/// retried with growing pauses and set aside as dead after too many attempts; none is deleted before it is done.
/// </summary>
public sealed class OutboxMessage : ILeased
{
    private OutboxMessage()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>Unique: the same fact for the same handler exists once.</summary>
    public string Key { get; private set; } = "";

    /// <summary>The event's type name.</summary>
    public string Type { get; private set; } = "";

    public string Payload { get; private set; } = "";

    public string? Handler { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Not before this instant; pushed back by failures.</summary>
    public DateTimeOffset DueAt { get; private set; }

    public Guid? LeasedBy { get; private set; }

    public long LeaseBeat { get; private set; }

    public int Attempts { get; private set; }

    public DateTimeOffset? DoneAt { get; private set; }

    /// <summary>Set when the attempts are used up: visible to staff, retried only by hand.</summary>
    public DateTimeOffset? DeadAt { get; private set; }

    public string? LastError { get; private set; }

    public static OutboxMessage For(DomainEvent happened, DateTimeOffset now) =>
        Make(happened.Key, happened.GetType().Name, JsonSerializer.Serialize(happened, happened.GetType()), null, now);

    /// <summary>This fact's share for one handler, in the hands of whoever has the fact.</summary>
    public OutboxMessage For(string handler, DateTimeOffset now)
    {
        var share = Make($"{Key}/{handler}", Type, Payload, handler, now);
        (share.LeasedBy, share.LeaseBeat, share.Attempts) = (LeasedBy, LeaseBeat, 1);
        return share;
    }

    private static OutboxMessage Make(string key, string type, string payload, string? handler, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), Key = key, Type = type, Payload = payload, Handler = handler, CreatedAt = now, DueAt = now,
    };
}
