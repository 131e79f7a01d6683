using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Shop.Domain.Persistence;

namespace Shop.Web.Hosting.Security;

/// <summary>
/// Keeps the keys that cookies are sealed with where every process of the shop finds them: who signs in at one stays
/// signed in at the others, and after a restart (R8).
/// </summary>
public sealed class KeysInDatabase(IServiceScopeFactory scopes) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDbContext>();
        return [.. db.Set<DataProtectionKey>().AsNoTracking().Select(key => key.Xml).ToList().Select(xml => XElement.Parse(xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDbContext>();
        db.Add(DataProtectionKey.Of(friendlyName, element.ToString(SaveOptions.DisableFormatting)));
        // The framework asks without waiting for an answer; a new key is made every few weeks.
        db.SaveChangesAsync().GetAwaiter().GetResult();
    }
}
