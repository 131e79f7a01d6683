using System.Globalization;
using Shop.Domain.Shared;

namespace Shop.Web.Features.Admin.Shared;

/// <summary>Whoever reads the page: names of countries are said in the language that they have chosen.</summary>
public static class StaffReader
{
    public static Language Language => Language.Of(CultureInfo.CurrentUICulture.Name);
}
