using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Shop.Domain.Staff;
using Shop.Domain.Persistence;
using Shop.Domain.Verification;
using Shop.Web.Tests.Verification;
using Xunit;

namespace Shop.Web.Tests.Features;

public sealed class AuditLogTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"shop-log-{Guid.NewGuid():N}.db");
    private readonly WriteGate _gate = new(oneAtATime: true, new OutboxSignal());

    public AuditLogTests()
    {
        using var db = NewContext();
        db.Database.EnsureCreated();
    }

    public void Dispose()
    {
        _gate.Dispose();
        foreach (var ending in new[] { "", "-wal", "-shm" }) File.Delete(_path + ending);
    }

    [Fact]
    public async Task Twenty_deeds_at_once_are_one_unbroken_chain()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => Task.Run(() => RecordAsync($"deed {number}"))));
        var found = await VerifyAsync();
        Assert.Equal((true, 20), (found.Holds, found.Checked));
    }

    [Theory]
    [InlineData("UPDATE staff_audit_entry SET Detail = 'nothing' WHERE Sequence = 2")]
    [InlineData("UPDATE staff_audit_entry SET \"By\" = 'somebody else' WHERE Sequence = 3")]
    [InlineData("DELETE FROM staff_audit_entry WHERE Sequence = 2")]
    [InlineData("DELETE FROM staff_audit_entry WHERE Sequence = 3")]
    public async Task An_entry_of_the_staffs_log_that_is_changed_breaks_the_chain(string tampering)
    {
        for (var number = 0; number < 3; number++) await RecordAsync($"deed {number}");
        Assert.True((await VerifyAsync()).Holds);
        await using (var db = NewContext()) await db.Database.ExecuteSqlRawAsync(tampering);
        Assert.False((await VerifyAsync()).Holds);
    }

    private async Task RecordAsync(string detail)
    {
        await using var db = NewContext();
        await new AuditLog(db, new FakeTimeProvider()).RecordAsync(new AuditedAction("ana@example.com", "POST /admin", detail), default);
    }

    private async Task<Invariant> VerifyAsync()
    {
        await using var db = NewContext();
        await using var services = RegisteredRules.Over(db, TimeProvider.System);
        var all = await services.GetRequiredService<Verifier>().RunAsync(() => Task.FromResult(new OutsideWorld(null, null)), default);
        return all.Single(invariant => invariant.Id == "R91");
    }

    private SqliteShopDbContext NewContext() =>
        new(new DbContextOptionsBuilder<SqliteShopDbContext>().UseSqlite($"Data Source={_path};Pooling=False").Options, _gate);
}
