using Shop.Domain.Content;
using Shop.Domain.Shared;

namespace Shop.Domain.Tests.Content;

public sealed class ContentPictureTests
{
    private const string Head = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8\" height=\"6\"";

    [Theory]
    [InlineData("")]
    [InlineData("no drawing")]
    [InlineData("<html xmlns=\"http://www.w3.org/1999/xhtml\"/>")]
    [InlineData("<svg width=\"8\" height=\"6\"/>")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8\"/>")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"0\" height=\"6\"/>")]
    [InlineData("<!DOCTYPE svg [<!ENTITY a \"b\">]>" + Head + "/>")]
    [InlineData(Head + "><script>alert(1)</script></svg>")]
    [InlineData(Head + "><g><foreignObject/></g></svg>")]
    [InlineData("<?xml-stylesheet href=\"a.css\"?>" + Head + "/>")]
    [InlineData(Head + " onload=\"alert(1)\"/>")]
    [InlineData(Head + "><image href=\"https://elsewhere.example/a.png\"/></svg>")]
    [InlineData(Head + "><path d=\"M0 0\"></svg>")]
    public void What_is_no_drawing_of_known_size_or_more_than_a_drawing_is_refused(string drawing) =>
        Assert.Throws<DomainException>(() => ContentPicture.Create("logo", drawing));

    [Theory]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 8 6\"/>")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0,0,8.4,6.2\"/>")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"8px\" height=\"6\" viewBox=\"0 0 80 60\"/>")]
    public void The_size_is_that_of_the_root_or_else_of_its_view_box(string drawing)
    {
        var picture = ContentPicture.Create("logo", drawing);
        Assert.Equal((8, 6), (picture.Width, picture.Height));
    }

    [Fact]
    public void A_drawing_tells_its_size_and_another_one_has_another_mark()
    {
        var picture = ContentPicture.Create("logo", Head + "><use href=\"#leaf\"/></svg>");
        var mark = picture.Mark;
        Assert.Equal((8, 6), (picture.Width, picture.Height));
        picture.Draw(Head + "/>");
        Assert.NotEqual(mark, picture.Mark);
        Assert.Throws<DomainException>(() => ContentPicture.Create("../logo", Head + "/>"));
    }
}
