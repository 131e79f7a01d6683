using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Shop.Domain.Persistence.Speed;

/// <summary>
/// The compiled model of decision 0022, and with it what the first question to any database needs of EF. Reading it takes
/// longer than all that the start does before it needs it, so the start begins with it, on another core.
/// </summary>
public static class SqliteModel
{
    private static readonly Lazy<Task<IModel>> Reading = new(() => Task.Run(Read));

    public static Task<IModel> ReadAsync() => Reading.Value;

    private static IModel Read()
    {
        using var context = new SqliteDesignTimeFactory().CreateDbContext([]);
        // A question that is only spelt out; no database is asked.
        _ = context.Set<OutboxMessage>().Where(message => message.Payload == "").Select(message => message.Payload).ToQueryString();
        return context.Model;
    }
}
