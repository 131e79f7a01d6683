using Shop.Jobs.Hosting;
using Shop.Jobs.Outbox;

namespace Shop.Postcards.Features.Postcards;

/// <summary>Delivers a postcard that was written.</summary>
public sealed class DeliverPostcard(Postcards postcards) : IHandle<PostcardWritten>
{
    public Task HandleAsync(PostcardWritten happened, CancellationToken cancellationToken) =>
        postcards.DeliverAsync(happened.PostcardId, cancellationToken);
}

/// <summary>Forgets postcards that are older than a year.</summary>
public sealed class ForgetOldPostcardsJob(Postcards postcards) : IRecurringJob
{
    public Task RunAsync(CancellationToken cancellationToken) => postcards.ForgetOldAsync(cancellationToken);
}
