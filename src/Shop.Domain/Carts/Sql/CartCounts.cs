using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;
using Shop.Domain.Persistence.Speed;
using Shop.Domain.Shared;

namespace Shop.Domain.Carts.Sql;

/// <summary>How many pieces lie in a cart: all that the kept pages need to know of a shopper, for each request.</summary>
public sealed class CartCounts : IDisposable
{
    private readonly PreparedScalar _pieces;

    /// <param name="model">Any context: the statement is read off its model.</param>
    /// <param name="connect">Makes a connection to the same database.</param>
    public CartCounts(ShopDbContext model, Func<DbConnection> connect)
    {
        var line = model.Model.FindEntityType(typeof(CartLine))!;
        string Column(string property) => $"\"{line.FindProperty(property)!.GetColumnName()}\"";
        var sql = $"SELECT SUM({Column(nameof(CartLine.Quantity))}) FROM \"{line.GetTableName()}\" WHERE {Column(nameof(CartLine.CartId))} = @key";
        _pieces = new PreparedScalar(connect, sql);
    }

    public ValueTask<int> ReadAsync(CartId cart, CancellationToken cancellationToken) => _pieces.ReadAsync(cart.Value, cancellationToken);

    public void Dispose() => _pieces.Dispose();
}
