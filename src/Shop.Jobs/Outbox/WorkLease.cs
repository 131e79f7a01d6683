namespace Shop.Jobs.Outbox;

/// <summary>The lease under which a handler works, in the handler's scope.</summary>
public sealed class WorkLease
{
    private Func<CancellationToken, Task>? _confirm;

    /// <summary>To be called right before what cannot be taken back, as the handing over of a mail.</summary>
    /// <exception cref="Domain.Persistence.LeaseLostException">Another process does the work by now.</exception>
    public Task ConfirmAsync(CancellationToken cancellationToken) => _confirm?.Invoke(cancellationToken) ?? Task.CompletedTask;

    internal void Is(Func<CancellationToken, Task> confirm) => _confirm = confirm;
}
