using Shop.Domain.Catalogue.Pictures;

namespace Shop.Web.Features.Admin.Pictures;

/// <summary>One picture of a product's page of pictures.</summary>
/// <param name="Index">Its place, 0 for the first.</param>
public sealed record ListedPictureView(PicturesPage Page, ListedPicture Picture, int Index);
