using Shop.Domain.Shared;
using Shop.Domain.Staff;
using Shop.TestKit;

namespace Shop.Domain.Tests.Staff;

public sealed class StaffTeamTests
{
    private const string By = "ana@example.com";

    [Fact]
    public Task Of_owners_who_take_each_other_away_at_once_one_is_left() => OneIsLeftAsync(new SqliteDatabase());

    [PostgresFact]
    public async Task Of_owners_who_take_each_other_away_at_once_one_is_left_on_postgres() =>
        await OneIsLeftAsync(await PostgresDatabase.CreateAsync());

    [Fact]
    public async Task The_last_owner_is_neither_demoted_nor_closed_nor_removed()
    {
        using var desk = new StaffDesk(new SqliteDatabase());
        var owner = await desk.HireAsync("ana");
        await desk.HireAsync("ben", StaffRole.Manager);
        Assert.Equal(StaffChange.LastOwner,
            await desk.WithTeamAsync(team => team.ChangeRoleAsync(owner, StaffRole.Owner, StaffRole.Manager, By, default)));
        Assert.Equal(StaffChange.LastOwner, await desk.WithTeamAsync(team => team.CloseAsync(owner, By, false, default)));
        Assert.Equal(StaffChange.LastOwner, await desk.WithTeamAsync(team => team.RemoveAsync(owner, By, default)));
        var now = await desk.FindAsync(owner);
        Assert.Equal((StaffRole.Owner, "a stamp", null), (now!.Role, now.SecurityStamp, now.LockoutEnd));
        Assert.Empty(await desk.LoggedAsync());
    }

    [Fact]
    public async Task An_owner_whose_account_is_closed_is_no_owner_who_is_left()
    {
        using var desk = new StaffDesk(new SqliteDatabase());
        var (first, second) = (await desk.HireAsync("ana"), await desk.HireAsync("ben"));
        Assert.Equal(StaffChange.Done, await desk.WithTeamAsync(team => team.CloseAsync(second, By, false, default)));
        Assert.Equal(StaffChange.LastOwner, await desk.WithTeamAsync(team => team.RemoveAsync(first, By, default)));
        Assert.Equal(StaffChange.Done, await desk.WithTeamAsync(team => team.OpenAsync(second, By, default)));
        Assert.Equal(StaffChange.Done, await desk.WithTeamAsync(team => team.RemoveAsync(first, By, default)));
        Assert.Null(await desk.FindAsync(first));
    }

    [Fact]
    public async Task Another_role_ends_the_sessions_and_stands_in_the_log_with_the_old_one()
    {
        using var desk = new StaffDesk(new SqliteDatabase());
        await desk.HireAsync("ana");
        var packer = await desk.HireAsync("ben", StaffRole.Fulfilment);
        Assert.Equal(StaffChange.Stale,
            await desk.WithTeamAsync(team => team.ChangeRoleAsync(packer, StaffRole.Manager, StaffRole.Support, By, default)));
        Assert.Equal(StaffChange.Stale,
            await desk.WithTeamAsync(team => team.ChangeRoleAsync(packer, StaffRole.Fulfilment, "no-such-role", By, default)));
        Assert.Equal(StaffChange.Done,
            await desk.WithTeamAsync(team => team.ChangeRoleAsync(packer, StaffRole.Fulfilment, StaffRole.Support, By, default)));
        var now = await desk.FindAsync(packer);
        Assert.Equal(StaffRole.Support, now!.Role);
        Assert.NotEqual("a stamp", now.SecurityStamp);
        var entry = Assert.Single(await desk.LoggedAsync());
        Assert.Equal((By, "staff role", "ben@example.com: fulfilment → support"), (entry.By, entry.Action, entry.Detail));
    }

    [Fact]
    public async Task An_own_role_is_made_changed_and_deleted_unless_somebody_works_as_that()
    {
        using var desk = new StaffDesk(new SqliteDatabase());
        Assert.Equal(SaveResult.Saved, await desk.WithRolesAsync(roles =>
            roles.CreateAsync("intern", "Intern", StaffPermissions.Parse("orders:read"), By, default)));
        Assert.Equal(SaveResult.Saved, await desk.WithRolesAsync(roles =>
            roles.ChangeAsync("intern", 1, "Intern", StaffPermissions.Parse("orders:write"), By, default)));
        Assert.Equal(SaveResult.Stale, await desk.WithRolesAsync(roles =>
            roles.ChangeAsync("intern", 1, "Intern", StaffPermissions.Parse("stock:write"), By, default)));
        var worker = await desk.HireAsync("ben", "intern");
        Assert.Equal(SaveResult.InUse, await desk.WithRolesAsync(roles => roles.DeleteAsync("intern", 2, By, default)));
        var role = await desk.WithRolesAsync(roles => roles.FindAsync("intern", default));
        Assert.Equal((PermissionLevel.Write, PermissionLevel.None),
            (role!.Permissions.LevelOf("orders"), role.Permissions.LevelOf("stock")));
        await desk.WithTeamAsync(team => team.RemoveAsync(worker, By, default));
        Assert.Equal(SaveResult.Saved, await desk.WithRolesAsync(roles => roles.DeleteAsync("intern", 2, By, default)));
    }

    [Fact]
    public async Task Roles_that_come_with_the_shop_stay_as_they_are()
    {
        using var desk = new StaffDesk(new SqliteDatabase());
        Assert.Equal(SaveResult.Refused, await desk.WithRolesAsync(roles =>
            roles.ChangeAsync(StaffRole.Accounting, 1, "Mine", StaffPermissions.Parse("*:write"), By, default)));
        Assert.Equal(SaveResult.Refused, await desk.WithRolesAsync(roles => roles.DeleteAsync(StaffRole.Support, 1, By, default)));
        Assert.Equal([StaffRole.Owner, StaffRole.Manager, StaffRole.Fulfilment, StaffRole.Support, StaffRole.Accounting],
            (await desk.WithRolesAsync(roles => roles.AllAsync(default))).Select(role => role.Code));
    }

    private static async Task OneIsLeftAsync(ITestDatabase database)
    {
        using var desk = new StaffDesk(database);
        var owners = new List<Guid>();
        for (var number = 0; number < 8; number++) owners.Add(await desk.HireAsync($"owner-{number}"));
        var results = await StaffDesk.AtOnceAsync(owners.Select((owner, number) => (Func<Task<StaffChange>>)(() =>
            desk.WithTeamAsync(team =>
            (number % 3) switch
            {
                0 => team.RemoveAsync(owner, By, default),
                1 => team.CloseAsync(owner, By, false, default),
                _ => team.ChangeRoleAsync(owner, StaffRole.Owner, StaffRole.Manager, By, default),
            }))));
        Assert.Equal((7, 1), (results.Count(result => result == StaffChange.Done),
            results.Count(result => result == StaffChange.LastOwner)));
        Assert.Equal(1, await desk.OwnersAsync());
    }
}
