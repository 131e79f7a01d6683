using Shop.Postcards.Features.Postcards;
using Shop.Web;
using Shop.Web.Composition;

return await ShopProgram.RunAsync(args, [.. ShopModules.All, new PostcardsModule()]);
