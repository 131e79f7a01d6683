using Shop.Domain.Shared;
using Shop.Domain.Staff;
using Shop.TestKit;

namespace Shop.Domain.Tests.Staff;

public sealed class StaffInvitationsTests
{
    private static readonly NewInvitation Wish = new("Ben@Example.com", StaffRole.Support, "en", "ana@example.com");

    [Fact]
    public Task Of_many_who_invite_the_same_address_at_once_one_does() => OneInvitesAsync(new SqliteDatabase());

    [PostgresFact]
    public async Task Of_many_who_invite_the_same_address_at_once_one_does_on_postgres() =>
        await OneInvitesAsync(await PostgresDatabase.CreateAsync());

    [Fact]
    public async Task The_newest_link_alone_holds_and_for_seven_days()
    {
        using var desk = new StaffDesk(new SqliteDatabase());
        await desk.WithInvitationsAsync(invitations => invitations.InviteAsync(Wish, default));
        var id = Assert.Single(await desk.WithInvitationsAsync(invitations => invitations.AllAsync(default))).Id;
        var first = await desk.WithInvitationsAsync(invitations => invitations.NewTokenAsync(id, default));
        desk.Clock.Advance(TimeSpan.FromDays(6));
        Assert.NotNull(await desk.WithInvitationsAsync(invitations => invitations.FindAsync(first!, default)));
        Assert.Equal(SaveResult.Saved, await desk.WithInvitationsAsync(invitations => invitations.SendAgainAsync(id, Wish.By, default)));
        Assert.Null(await desk.WithInvitationsAsync(invitations => invitations.FindAsync(first!, default)));
        var second = await desk.WithInvitationsAsync(invitations => invitations.NewTokenAsync(id, default));
        desk.Clock.Advance(TimeSpan.FromDays(7));
        Assert.False(await desk.WithInvitationsAsync(invitations => invitations.TakeAsync(second!, default)));
        Assert.Null(await desk.WithInvitationsAsync(invitations => invitations.NewTokenAsync(id, default)));
    }

    [Fact]
    public async Task Who_works_here_is_not_invited_and_a_role_that_somebody_is_invited_to_stays()
    {
        using var desk = new StaffDesk(new SqliteDatabase());
        await desk.HireAsync("ana");
        Assert.Equal(SaveResult.InUse,
            await desk.WithInvitationsAsync(invitations => invitations.InviteAsync(Wish with { Email = "ANA@example.com" }, default)));
        Assert.Equal(SaveResult.InUse,
            await desk.WithInvitationsAsync(invitations => invitations.InviteAsync(Wish with { Role = "no-such-role" }, default)));
        Assert.Empty(await desk.LoggedAsync());
    }

    private static async Task OneInvitesAsync(ITestDatabase database)
    {
        using var desk = new StaffDesk(database);
        var results = await StaffDesk.AtOnceAsync(Enumerable.Range(0, 8).Select(number => (Func<Task<SaveResult>>)(() =>
            desk.WithInvitationsAsync(invitations =>
                invitations.InviteAsync(Wish with { Email = number % 2 == 0 ? "ben@example.com" : "BEN@example.com" }, default)))));
        Assert.Equal((1, 7), (results.Count(each => each == SaveResult.Saved), results.Count(each => each == SaveResult.Duplicate)));
        Assert.Single(await desk.LoggedAsync());
    }
}
