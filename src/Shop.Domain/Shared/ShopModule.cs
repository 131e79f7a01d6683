using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Shop.Domain.Shared;

/// <summary>
/// One folder's declaration of what it brings to the shop. It names nothing outside of its folder but what it registers
/// with, and nothing outside of its folder names it but the list of modules.
/// </summary>
public abstract class ShopModule
{
    /// <summary>Where the module's types live; what lies in deeper namespaces is its own too.</summary>
    public virtual string Namespace => GetType().Namespace!;

    /// <summary>What the names of all its tables begin with, before the first underscore. Empty for a module without tables.</summary>
    public virtual IReadOnlyList<string> TablePrefixes => [];

    /// <summary>Registers what every process of the shop may ask for.</summary>
    public virtual void AddServices(IServiceCollection services)
    {
    }

    /// <summary>Registers what runs only in processes that serve pages.</summary>
    public virtual void AddPageWorkers(IServiceCollection services)
    {
    }

    /// <summary>Registers what runs only in processes that do the background work.</summary>
    public virtual void AddJobWorkers(IServiceCollection services)
    {
    }

    /// <summary>Adds the module's entities to the database's model: every mapping in its namespace.</summary>
    public void Map(ModelBuilder model) => model.ApplyConfigurationsFromAssembly(GetType().Assembly, Owns);

    /// <summary>Whether the type stands in this module's folder.</summary>
    public bool Owns(Type type) =>
        type.Namespace == Namespace || type.Namespace?.StartsWith(Namespace + ".", StringComparison.Ordinal) == true;
}
