using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Shop.Domain.Persistence.Speed;

/// <summary>
/// EF compiles a query for one model and refuses it with another. A process may have several models: one for each database,
/// and one for each list of modules that bring entities. These compile the query once for each.
/// </summary>
public static class CompiledQuery
{
    public static Func<ShopDbContext, TResult> PerModel<TResult>(Func<Func<ShopDbContext, TResult>> compile)
    {
        var compiled = new Compiled<Func<ShopDbContext, TResult>>(compile);
        return db => compiled.For(db.Model)(db);
    }

    public static Func<ShopDbContext, T, TResult> PerModel<T, TResult>(Func<Func<ShopDbContext, T, TResult>> compile)
    {
        var compiled = new Compiled<Func<ShopDbContext, T, TResult>>(compile);
        return (db, value) => compiled.For(db.Model)(db, value);
    }

    public static Func<ShopDbContext, T1, T2, TResult> PerModel<T1, T2, TResult>(Func<Func<ShopDbContext, T1, T2, TResult>> compile)
    {
        var compiled = new Compiled<Func<ShopDbContext, T1, T2, TResult>>(compile);
        return (db, first, second) => compiled.For(db.Model)(db, first, second);
    }

    public static Func<ShopDbContext, T1, T2, T3, TResult> PerModel<T1, T2, T3, TResult>(
        Func<Func<ShopDbContext, T1, T2, T3, TResult>> compile)
    {
        var compiled = new Compiled<Func<ShopDbContext, T1, T2, T3, TResult>>(compile);
        return (db, first, second, third) => compiled.For(db.Model)(db, first, second, third);
    }

    private sealed class Compiled<TQuery>(Func<TQuery> compile) where TQuery : class
    {
        private readonly ConditionalWeakTable<IModel, TQuery> _byModel = [];

        public TQuery For(IModel model) => _byModel.GetValue(model, _ => compile());
    }
}
