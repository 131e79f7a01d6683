using Shop.Domain.Shared;

namespace Shop.Jobs.Outbox;

/// <summary>
/// Reacts to an event, at least once: it may run twice, even at the same time, and must then do the thing once (R45).
/// The type's name is stored in the outbox, so renaming a handler needs the rows of the old name to be done first.
/// </summary>
public interface IHandle<in TEvent> where TEvent : DomainEvent
{
    Task HandleAsync(TEvent happened, CancellationToken cancellationToken);
}
