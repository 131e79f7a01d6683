using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Shop.Domain.Shared;
using Shop.Web.Composition;
using Shop.Web.Features.Home;
using Shop.Web.Hosting.Modules;
using Shop.Web.Hosting.Settings;
using Shop.Web.Tests.Features.Admin.Samples;
using Xunit;

namespace Shop.Web.Tests.Composition;

/// <summary>Modules that contradict each other stop the start with one line that names what is wrong.</summary>
public sealed class ModuleStartTests : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("shop-modules-").FullName;

    [Fact]
    public void A_module_that_is_listed_twice_is_named() =>
        Assert.Equal("The shop does not start: Module Shop.Web.Features.Home.HomeModule is listed twice.",
            Refused([.. ShopModules.All, new HomeModule()]));

    [Fact]
    public void A_slot_that_is_on_no_page_is_named_with_those_that_are()
    {
        var refused = Refused([.. ShopModules.All, new StraySlot()]);
        Assert.Contains("Slot \"cellar\" is on no page; Shop.Web.Tests.Composition.Nothing was to fill it.", refused,
            StringComparison.Ordinal);
        Assert.Contains(Slots.ProductPage, refused, StringComparison.Ordinal);
    }

    [Fact]
    public void A_menu_entry_that_needs_an_unknown_permission_is_named() => Assert.Equal(
        "The shop does not start: Permission \"cellar\" is registered by no module; the menu entry Cellar (/admin/cellar) needs it.",
        Refused([.. ShopModules.All, new StrayMenu()]));

    [Fact]
    public void A_page_of_the_back_office_whose_module_names_no_permission_is_named()
    {
        using var app = Build([.. ShopModules.All, new Unprotected()]);
        var refused = Assert.Throws<StartRefusedException>(() => app.UseShop());
        Assert.Contains(typeof(AdminSamplesController).FullName!, refused.Message, StringComparison.Ordinal);
        Assert.Contains("AddAdminPermission", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_data, recursive: true);

    private string Refused(IReadOnlyList<ShopModule> modules) => Assert.Throws<StartRefusedException>(() => Build(modules)).Message;

    private WebApplication Build(IReadOnlyList<ShopModule> modules)
    {
        var builder =
            ShopHost.CreateBuilder(["--environment=Development", $"--contentRoot={AppContext.BaseDirectory}", $"--Shop:DataPath={_data}"]);
        builder.AddShop(modules);
        return builder.Build();
    }

    private sealed class StraySlot : ShopModule
    {
        public override void AddServices(IServiceCollection services) => services.AddSlotContent<Nothing>("cellar");
    }

    private sealed class StrayMenu : ShopModule
    {
        public override void AddServices(IServiceCollection services) => services.AddAdminMenu(AdminMenuGroup.Settings, "Cellar", "/admin/cellar", "cellar", 1);
    }

    // Owns the sample page of the back office, as its real module does.
    private sealed class Unprotected : ShopModule
    {
        public override string Namespace => typeof(AdminSamplesModule).Namespace!;
    }
}

/// <summary>Shows nothing.</summary>
public sealed class Nothing : ViewComponent
{
    public string Invoke() => ViewContext is null ? "" : string.Empty;
}
