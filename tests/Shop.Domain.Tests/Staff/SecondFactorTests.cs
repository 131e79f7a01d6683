using System.Globalization;
using Shop.Domain.Staff;
using Shop.TestKit;

namespace Shop.Domain.Tests.Staff;

public sealed class SecondFactorTests
{
    // The key of RFC 6238, "12345678901234567890".
    private const string Key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1234567890, "005924")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long seconds, string code) =>
        Assert.Equal(code, Totp.CodeAt(Key, Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))));

    [Fact]
    public void A_code_holds_half_a_minute_longer_and_earlier_and_no_more()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1234567890);
        var step = Totp.StepAt(now);
        foreach (var near in new[] { step - 1, step, step + 1 }) Assert.Equal(near, Totp.StepOf(Key, Totp.CodeAt(Key, near), now));
        foreach (var far in new[] { step - 2, step + 2 }) Assert.Null(Totp.StepOf(Key, Totp.CodeAt(Key, far), now));
        Assert.Equal(step, Totp.StepOf(Key, $" {Totp.CodeAt(Key, step).Insert(3, " ")}", now));
        Assert.Null(Totp.StepOf(Key, "", now));
    }

    [Fact]
    public void A_new_key_has_32_letters_of_base_32_and_is_another_each_time()
    {
        Assert.Matches("^[A-Z2-7]{32}$", Totp.NewKey());
        Assert.NotEqual(Totp.NewKey(), Totp.NewKey());
    }

    [Fact]
    public Task A_code_that_is_sent_many_times_at_once_is_taken_once() => TakenOnceAsync(new SqliteDatabase());

    [PostgresFact]
    public async Task A_code_that_is_sent_many_times_at_once_is_taken_once_on_postgres() =>
        await TakenOnceAsync(await PostgresDatabase.CreateAsync());

    [Fact]
    public async Task A_recovery_code_is_taken_once_whatever_its_hyphens_and_is_stored_nowhere()
    {
        using var desk = new StaffDesk(new SqliteDatabase());
        var user = await desk.FindAsync(await desk.HireAsync("ana"));
        Assert.True(await desk.WithFactorsAsync(factors => factors.ProposeAsync(user!.Id, "sealed", default)));
        Assert.Null(await desk.WithFactorsAsync(factors => factors.TurnOnAsync(user!, "another key", null, default)));
        var codes = await desk.WithFactorsAsync(factors => factors.TurnOnAsync(user!, "sealed", null, default));
        Assert.NotNull(codes);
        Assert.Equal(10, codes.Distinct().Count());
        var typed = codes[0].Replace("-", " ", StringComparison.Ordinal).ToLower(CultureInfo.InvariantCulture);
        var taken = await StaffDesk.AtOnceAsync(Enumerable.Repeat<Func<Task<bool>>>(() =>
            desk.WithFactorsAsync(factors => factors.TakeRecoveryCodeAsync(user!, typed, default)), 5));
        Assert.Single(taken, done => done);
        Assert.Equal(9, await desk.WithFactorsAsync(factors => factors.CodesLeftAsync(user!.Id, default)));
        Assert.DoesNotContain(await desk.LoggedAsync(), entry => codes.Any(code => entry.Detail.Contains(code, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_key_that_was_turned_on_is_not_replaced_by_one_that_was_not_proved()
    {
        using var desk = new StaffDesk(new SqliteDatabase());
        var user = await desk.FindAsync(await desk.HireAsync("ana"));
        await desk.WithFactorsAsync(factors => factors.ProposeAsync(user!.Id, "sealed", default));
        await desk.WithFactorsAsync(factors => factors.TurnOnAsync(user!, "sealed", null, default));
        Assert.False(await desk.WithFactorsAsync(factors => factors.ProposeAsync(user!.Id, "other", default)));
        Assert.Equal("sealed", (await desk.FindAsync(user!.Id))!.SealedTotpKey);
    }

    private static async Task TakenOnceAsync(ITestDatabase database)
    {
        using var desk = new StaffDesk(database);
        var user = await desk.HireAsync("ana");
        var code = Totp.CodeAt(Key, Totp.StepAt(desk.Clock.GetUtcNow()));
        var taken = await StaffDesk.AtOnceAsync(Enumerable.Repeat<Func<Task<bool>>>(() =>
            desk.WithFactorsAsync(factors => factors.TakeAsync(user, Key, code, default)), 10));
        Assert.Single(taken, done => done);
        var before = Totp.CodeAt(Key, Totp.StepAt(desk.Clock.GetUtcNow()) - 1);
        Assert.False(await desk.WithFactorsAsync(factors => factors.TakeAsync(user, Key, before, default)));
        desk.Clock.Advance(TimeSpan.FromSeconds(30));
        var next = Totp.CodeAt(Key, Totp.StepAt(desk.Clock.GetUtcNow()));
        Assert.True(await desk.WithFactorsAsync(factors => factors.TakeAsync(user, Key, next, default)));
    }
}
