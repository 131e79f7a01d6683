using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Shop.Domain.Carts;
using Shop.Domain.Customers;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;

namespace Shop.Domain.Tests.Customers;

/// <summary>The accounts of a shop on a real database.</summary>
internal sealed class CustomerDesk(ITestDatabase database) : IDisposable
{
    public static readonly PostalAddress Girona = new("Anna Vidal", "Carrer de la Força 8", null, "17004", "Girona", null, "ES", null);

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 12, 1, 12, 0, 0, TimeSpan.Zero));

    /// <summary>Somebody who has registered and confirmed.</summary>
    public async Task<Customer> JoinAsync(string email)
    {
        await WithAsync(db => new Registrations(db, Clock).AskAsync(email, "a hash", "en", default));
        var id = await WithAsync(db => db.Set<Registration>().Where(asked => asked.Email == email).Select(asked => asked.Id).SingleAsync());
        var letter = await WithAsync(db => new Registrations(db, Clock).LetterAsync(id, default));
        var asked = await WithAsync(db => new Registrations(db, Clock).FindAsync(letter!.Token!, default));
        return (await WithAsync(db => new Registrations(db, Clock).ConfirmAsync(asked!, default)))!;
    }

    /// <summary>A browser in which the customer has signed in.</summary>
    public async Task<KnownCustomer> SignInAsync(Customer customer)
    {
        var token = await WithAsync(db => new CustomerSessions(db, Clock).BeginAsync(customer.Id, new("Firefox", "192.0.2.1"), default));
        return (await WithAsync(db => new CustomerSessions(db, Clock).FindAsync(token, default)))!;
    }

    /// <summary>A guest's cart with these goods.</summary>
    public async Task<CartId> CartAsync(params (string Sku, int Quantity)[] goods)
    {
        var cart = CartId.New();
        await using var db = database.NewContext();
        await db.SetAsync<Cart>(nameof(Cart.ChangedAt), Now, [cart.Value], default);
        foreach (var (sku, quantity) in goods)
            await db.AddAsync<CartLine>(
                nameof(CartLine.Quantity), quantity, CartLine.MaxQuantity, [cart.Value, sku], [(nameof(CartLine.AddedAt), Now)], default);
        return cart;
    }

    public Task<CartId> EnterAsync(Customer customer, CartId? guest) =>
        WithAsync(db => new JoinCarts(db, Clock).ExecuteAsync(customer.Id, guest, default));

    public Task<IReadOnlyList<CartItem>> HeldAsync(CartId cart) =>
        WithAsync<IReadOnlyList<CartItem>>(async db => (await new ReadCart(db).ExecuteAsync(cart, default)).Items);

    public Task<T> OfBookAsync<T>(Func<AddressBook, Task<T>> work) => WithAsync(db => work(new AddressBook(db, Clock)));

    public Task<T> OfLinksAsync<T>(Func<MailedLinks, Task<T>> work) => WithAsync(db => work(new MailedLinks(db, Clock)));

    public Task<T> OfEmailsAsync<T>(Func<ChangeEmail, Task<T>> work) =>
        WithAsync(db => work(new ChangeEmail(db, new MailedLinks(db, Clock), Clock)));

    public async Task<T> WithAsync<T>(Func<ShopDbContext, Task<T>> work)
    {
        await using var db = database.NewContext();
        return await work(db);
    }

    public async Task WithAsync(Func<ShopDbContext, Task> work)
    {
        await using var db = database.NewContext();
        await work(db);
    }

    /// <summary>All of it at once, each on a thread of its own.</summary>
    public static Task<T[]> AtOnceAsync<T>(int times, Func<int, Task<T>> work) =>
        Task.WhenAll(Enumerable.Range(0, times).Select(number => Task.Run(() => work(number))));

    public void Dispose() => database.Dispose();

    private long Now => Clock.GetUtcNow().ToUnixTimeMilliseconds();
}
