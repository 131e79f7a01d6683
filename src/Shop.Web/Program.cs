using Shop.Web;
using Shop.Web.Composition;

return await ShopProgram.RunAsync(args, ShopModules.All);
