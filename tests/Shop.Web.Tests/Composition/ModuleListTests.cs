using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Domain;
using Shop.Domain.Persistence;
using Shop.Domain.Shared;
using Shop.Domain.Verification;
using Shop.Jobs;
using Shop.Jobs.Hosting;
using Shop.Web.Composition;
using Shop.Web.Features.Admin.Shared;
using Shop.Web.Hosting.Modules;
using Shop.Web.Tests.Hosting;
using Xunit;

namespace Shop.Web.Tests.Composition;

/// <summary>The list of modules is complete, and what it lists owns all that works.</summary>
[Collection(nameof(HostedShop))]
public sealed class ModuleListTests(HostedShop shop)
{
    private static readonly Assembly[] Projects =
        [typeof(DomainModules).Assembly, typeof(JobModules).Assembly, typeof(ShopModules).Assembly];

    [Fact]
    public void Every_module_of_the_three_projects_is_on_the_list_once()
    {
        var declared = Projects.SelectMany(project => project.GetTypes()).Where(type => type.IsSubclassOf(typeof(ShopModule)))
            .Select(type => type.FullName).Order(StringComparer.Ordinal);
        Assert.Equal(declared, ShopModules.All.Select(module => module.GetType().FullName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(typeof(ControllerBase))]
    [InlineData(typeof(ViewComponent))]
    [InlineData(typeof(IVerificationRule))]
    [InlineData(typeof(IRecurringJob))]
    [InlineData(typeof(IAttentionSource))]
    [InlineData(typeof(ISitemapSource))]
    public void Each_of_a_kind_stands_in_the_folder_of_a_listed_module(Type kind)
    {
        var all = Projects.SelectMany(project => project.GetTypes())
            .Where(type => type is { IsAbstract: false, IsInterface: false } && kind.IsAssignableFrom(type)).ToList();
        Assert.All(all,
            type => Assert.True(ShopModules.All.Any(module => module.Owns(type)), $"{type.FullName} is in no module's folder."));
    }

    [Fact]
    public async Task Every_table_has_the_prefix_of_the_module_that_owns_it()
    {
        await using var scope = shop.Services.CreateAsyncScope();
        var tables = scope.ServiceProvider.GetRequiredService<ShopDbContext>().Model.GetEntityTypes()
            .Where(type => type.GetTableName() is not null && !type.IsOwned()).ToList();
        var strangers =
            tables.Where(type =>
            !ShopModules.All.Any(module => module.Owns(MappedBy(type.ClrType))
                && module.TablePrefixes.Contains(type.GetTableName()!.Split('_')[0])));
        Assert.True(tables.Count > 30);
        Assert.Empty(strangers.Select(type => $"{type.GetTableName()} of {type.ClrType.FullName}"));
    }

    [Fact]
    public void No_two_modules_claim_the_same_table_prefix() =>
        Assert.Distinct(ShopModules.All.SelectMany(module => module.TablePrefixes));

    // A table is the module's that maps it: Identity's classes are the framework's own, and a search entry is written by its product.
    private static Type MappedBy(Type entity) => typeof(DomainModules).Assembly.GetTypes()
        .Single(type => type.IsAssignableTo(typeof(IEntityTypeConfiguration<>).MakeGenericType(entity)));
}
