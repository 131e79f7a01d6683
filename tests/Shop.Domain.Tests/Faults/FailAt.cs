using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Shop.Domain.Tests.Faults;

/// <summary>The disk says no to the k-th command of a run; and a commit may be lost before it is made, or only its answer after.</summary>
internal sealed class FailAt(int command, bool afterCommit) : DbCommandInterceptor, IDbTransactionInterceptor
{
    private int _seen;

    public bool Struck { get; private set; }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Count();
        return ValueTask.FromResult(result);
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken =
            default)
    {
        Count();
        return ValueTask.FromResult(result);
    }

    public ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        if (!afterCommit) Count();
        return ValueTask.FromResult(result);
    }

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData,
        CancellationToken cancellationToken = default)
    {
        if (afterCommit) Count();
        return Task.CompletedTask;
    }

    private void Count()
    {
        if (++_seen != command) return;
        Struck = true;
        throw new IOException("disk I/O error");
    }
}
