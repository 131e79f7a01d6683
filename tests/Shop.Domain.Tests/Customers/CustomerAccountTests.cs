using Microsoft.EntityFrameworkCore;
using Shop.Domain.Carts;
using Shop.Domain.Checkout;
using Shop.Domain.Customers;
using Shop.Domain.Inventory;
using Shop.TestKit;

namespace Shop.Domain.Tests.Customers;

public sealed class CustomerAccountTests
{
    [Fact]
    public Task A_link_to_sign_in_lets_one_of_many_in_and_holds_for_15_minutes() => OneIsLetInAsync(new SqliteDatabase());

    [PostgresFact]
    public async Task A_link_to_sign_in_lets_one_of_many_in_and_holds_for_15_minutes_on_postgres() =>
        await OneIsLetInAsync(await PostgresDatabase.CreateAsync());

    [Fact]
    public Task The_address_book_stays_within_its_limit_when_many_add_at_once() => BookIsLimitedAsync(new SqliteDatabase());

    [PostgresFact]
    public async Task The_address_book_stays_within_its_limit_when_many_add_at_once_on_postgres() =>
        await BookIsLimitedAsync(await PostgresDatabase.CreateAsync());

    [Fact]
    public Task Erasing_leaves_nothing_of_the_account_and_nothing_else_changes() => NothingIsLeftAsync(new SqliteDatabase());

    [PostgresFact]
    public async Task Erasing_leaves_nothing_of_the_account_and_nothing_else_changes_on_postgres() =>
        await NothingIsLeftAsync(await PostgresDatabase.CreateAsync());

    [Fact]
    public Task Of_two_accounts_that_move_to_one_address_at_once_one_gets_it() => OneMovesAsync(new SqliteDatabase());

    [PostgresFact]
    public async Task Of_two_accounts_that_move_to_one_address_at_once_one_gets_it_on_postgres() =>
        await OneMovesAsync(await PostgresDatabase.CreateAsync());

    [Fact]
    public async Task A_link_of_one_kind_does_not_do_the_work_of_another_and_the_newest_alone_holds()
    {
        using var desk = new CustomerDesk(new SqliteDatabase());
        var anna = await desk.JoinAsync("anna@example.com");
        var former = await desk.OfLinksAsync(links => links.NewTokenAsync(anna.Id, LinkPurpose.NewPassword, null, default));
        var token = await desk.OfLinksAsync(links => links.NewTokenAsync(anna.Id, LinkPurpose.NewPassword, null, default));
        Assert.Null(await desk.OfLinksAsync(links => links.OwnerAsync(former, LinkPurpose.NewPassword, default)));
        Assert.Null(await desk.OfLinksAsync(links => links.OwnerAsync(token, LinkPurpose.SignIn, default)));
        Assert.False(await desk.OfLinksAsync(links => links.UseToSignInAsync(anna.Id, token, default)));
        Assert.NotNull(await desk.OfLinksAsync(links => links.OwnerAsync(token, LinkPurpose.NewPassword, default)));
    }

    [Fact]
    public async Task The_first_address_is_the_default_until_another_is_chosen_and_the_same_one_is_kept_once()
    {
        using var desk = new CustomerDesk(new SqliteDatabase());
        var anna = await desk.JoinAsync("anna@example.com");
        foreach (var street in new[] { "Calle Sol 1", "Calle Sol 2", "Calle Sol 1" })
        {
            await desk.OfBookAsync(book => book.AddAsync(anna.Id, CustomerDesk.Girona with { Address1 = street }, false, default));
            desk.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var both = await desk.OfBookAsync(book => book.ListAsync(anna.Id, default));
        Assert.Equal(["Calle Sol 1", "Calle Sol 2"], both.Select(saved => saved.Address.Address1));
        Assert.True(await desk.OfBookAsync(book => book.MakeDefaultAsync(anna.Id, both[1].Id, default)));
        Assert.Equal(both[1].Id, (await desk.OfBookAsync(book => book.ListAsync(anna.Id, default)))[0].Id);
    }

    [Fact]
    public async Task Somebody_elses_address_is_one_that_does_not_exist()
    {
        using var desk = new CustomerDesk(new SqliteDatabase());
        var (anna, ben) = (await desk.JoinAsync("anna@example.com"), await desk.JoinAsync("ben@example.com"));
        await desk.OfBookAsync(book => book.AddAsync(anna.Id, CustomerDesk.Girona, false, default));
        var id = Assert.Single(await desk.OfBookAsync(book => book.ListAsync(anna.Id, default))).Id;
        Assert.Null(await desk.OfBookAsync(book => book.FindAsync(ben.Id, id, default)));
        Assert.False(await desk.OfBookAsync(book => book.ChangeAsync(ben.Id, id, CustomerDesk.Girona with { City = "X" }, default)));
        Assert.False(await desk.OfBookAsync(book => book.MakeDefaultAsync(ben.Id, id, default)));
        Assert.False(await desk.OfBookAsync(book => book.RemoveAsync(ben.Id, id, default)));
        Assert.Equal("Girona", Assert.Single(await desk.OfBookAsync(book => book.ListAsync(anna.Id, default))).Address.City);
    }

    private static async Task OneIsLetInAsync(ITestDatabase database)
    {
        using var desk = new CustomerDesk(database);
        var anna = await desk.JoinAsync("anna@example.com");
        var token = await desk.OfLinksAsync(links => links.NewTokenAsync(anna.Id, LinkPurpose.SignIn, null, default));
        var let = await CustomerDesk.AtOnceAsync(8, _ => desk.OfLinksAsync(links => links.UseToSignInAsync(anna.Id, token, default)));
        Assert.Single(let, isIn => isIn);
        var late = await desk.OfLinksAsync(links => links.NewTokenAsync(anna.Id, LinkPurpose.SignIn, null, default));
        desk.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.False(await desk.OfLinksAsync(links => links.UseToSignInAsync(anna.Id, late, default)));
    }

    private static async Task BookIsLimitedAsync(ITestDatabase database)
    {
        using var desk = new CustomerDesk(database);
        var anna = await desk.JoinAsync("anna@example.com");
        var added = await CustomerDesk.AtOnceAsync(CustomerAddress.MaxOfOne + 4, number => desk.OfBookAsync(book =>
            book.AddAsync(anna.Id, CustomerDesk.Girona with { Address1 = $"Calle Sol {number}" }, number == 7, default)));
        Assert.Equal(CustomerAddress.MaxOfOne, added.Count(done => done));
        Assert.Equal(CustomerAddress.MaxOfOne, (await desk.OfBookAsync(book => book.ListAsync(anna.Id, default))).Count);
    }

    private static async Task NothingIsLeftAsync(ITestDatabase database)
    {
        using var desk = new CustomerDesk(database);
        var (anna, ben) = (await desk.JoinAsync("anna@example.com"), await desk.JoinAsync("ben@example.com"));
        await desk.WithAsync(async db =>
        {
            db.Add(StockItem.Of("TEA", 0));
            await db.SaveChangesAsync();
        });
        foreach (var customer in new[] { anna, ben })
        {
            await desk.OfBookAsync(book => book.AddAsync(customer.Id, CustomerDesk.Girona, true, default));
            await desk.OfLinksAsync(links => links.NewTokenAsync(customer.Id, LinkPurpose.SignIn, null, default));
            await desk.EnterAsync(customer, await desk.CartAsync(("TEA", 1)));
            await desk.WithAsync(async db =>
            {
                db.Add(BackInStockAlert.Of("TEA", customer.Email, "en", desk.Clock.GetUtcNow()));
                await db.SaveChangesAsync();
            });
        }

        var known = await desk.SignInAsync(anna);
        await desk.SignInAsync(ben);
        Assert.True(await desk.WithAsync(db => new EraseCustomer(db).ExecuteAsync(known, default)));
        Assert.False(await desk.WithAsync(db => new EraseCustomer(db).ExecuteAsync(known, default)));
        var left = await desk.WithAsync(async db => new[]
        {
            await db.Set<Customer>().CountAsync(), await db.Set<CustomerAddress>().CountAsync(),
            await db.Set<CustomerSession>().CountAsync(), await db.Set<MailedLink>().CountAsync(), await db.Set<Cart>().CountAsync(),
            await db.Set<CartLine>().CountAsync(), await db.Set<BackInStockAlert>().CountAsync(),
        });
        Assert.All(left, rows => Assert.Equal(1, rows));
    }

    private static async Task OneMovesAsync(ITestDatabase database)
    {
        using var desk = new CustomerDesk(database);
        var accounts = new[] { await desk.JoinAsync("anna@example.com"), await desk.JoinAsync("ben@example.com") };
        var results = await CustomerDesk.AtOnceAsync(2, async number =>
        {
            var token = await desk.OfLinksAsync(
                links => links.NewTokenAsync(accounts[number].Id, LinkPurpose.NewAddress, "Shared@example.com", default));
            var owner = await desk.OfLinksAsync(links => links.OwnerAsync(token, LinkPurpose.NewAddress, default));
            return await desk.OfEmailsAsync(emails => emails.ConfirmAsync(owner!, token, default));
        });
        Assert.Equal([ChangeEmailResult.Changed, ChangeEmailResult.Taken], results.Order());
        Assert.Equal(1, await desk.WithAsync(db => db.Set<Customer>().CountAsync(row => row.EmailKey == "shared@example.com")));
        Assert.Equal(1, await desk.WithAsync(db => db.Set<FormerEmail>().CountAsync()));
    }
}
