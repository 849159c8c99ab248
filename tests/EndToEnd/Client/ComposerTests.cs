using System.Globalization;
using System.Text.Json;
using InstaHub.EndToEnd.Support;
using InstaHub.TestSupport.Media;
using Microsoft.Playwright;
using static InstaHub.EndToEnd.Client.Person;

namespace InstaHub.EndToEnd.Client;

/// <summary>Posts as they are made: what was chosen, cut, ordered, described and kept is what others see.</summary>
public sealed class ComposerTests(ProductFixture fixture, Chromium chromium)
{
    // Drops a file on the middle of the page, or pastes it, as the browser tells the page of it.
    private const string Give =
        """
        ({ how, data, type }) => {
          const transfer = new DataTransfer();
          transfer.items.add(new File([Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))], `${how}.jpg`, { type }));
          const main = document.querySelector('main');
          const tell = (event) => main.dispatchEvent(event);
          const shared = { bubbles: true, cancelable: true };
          if (how === 'paste') tell(new ClipboardEvent('paste', { ...shared, clipboardData: transfer }));
          else for (const name of ['dragenter', 'dragover', 'drop']) tell(new DragEvent(name, { ...shared, dataTransfer: transfer }));
        }
        """;

    // Reads a picture as it is shown: width, height, and the colour of its middle.
    private const string Look =
        """
        async (address) => {
          const image = new Image();
          image.src = address;
          await image.decode();
          const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
          const target = canvas.getContext('2d');
          target.drawImage(image, 0, 0);
          const [red, green, blue] = target.getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data;
          return [canvas.width, canvas.height, red, green, blue];
        }
        """;

    [Fact]
    public async Task Photos_are_seen_by_others_as_they_were_given_cut_ordered_and_described()
    {
        using var pictures = new Pictures();
        await using var ada = await SignUpAsync(chromium, fixture, "ada");
        await using var bob = await SignUpAsync(chromium, fixture, "bob");
        var page = ada.Page;
        await ada.GoByLinkAsync("New post");
        await PickAsync(ada, await pictures.QuartersAsync(".jpg", 800, 600));
        await page.EvaluateAsync(Give, new { how = "drop", data = Convert.ToBase64String(await pictures.QuartersAsync(".jpg", 500, 400)), type = "image/jpeg" });
        await page.EvaluateAsync(Give, new { how = "paste", data = Convert.ToBase64String(await pictures.QuartersAsync(".jpg", 300, 400)), type = "image/jpeg" });
        await Expect(ada.Button("Photo 3 of 3")).ToBeVisibleAsync();
        await PickAsync(ada, [1, 2, 3]);
        await Expect(page.GetByText("photo.jpg cannot be read as a photo.")).ToBeVisibleAsync();

        // Who is at the lower right of the first, of which that quarter is cut out.
        await page.GetByLabel("Description").FillAsync("The last quarter");
        await ada.Button("Tag people").ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        var box = (await dialog.Locator("img").BoundingBoxAsync())!;
        await dialog.Locator("img").ClickAsync(new() { Position = new() { X = box.Width * 0.75f, Y = box.Height * 0.75f } });
        await dialog.GetByRole(AriaRole.Combobox).FillAsync(bob.Username);
        await dialog.GetByRole(AriaRole.Option).First.ClickAsync();
        await ada.Button("Done").ClickAsync();
        await ada.Button("Crop").ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "1:1", Exact = true }).ClickAsync();
        var zoom = dialog.GetByRole(AriaRole.Slider, new() { Name = "Zoom" });
        await zoom.FillAsync("2.5");
        var part = dialog.GetByRole(AriaRole.Group, new() { Name = "Part of the picture; the arrow keys move it" });
        await part.FocusAsync();
        for (var pressed = 0; pressed < 120; pressed++)
            await page.Keyboard.PressAsync(pressed % 2 == 0 ? "ArrowLeft" : "ArrowUp");
        await ada.Button("Use this part").ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();

        // The first goes to the end by the button, the second then to the end by the mouse: 3, 1, 2.
        await ada.Button("Move one back").ClickAsync();
        await ada.Button("Move one back").ClickAsync();
        await ada.Button("Photo 1 of 3").DragToAsync(ada.Button("Photo 3 of 3"));
        await page.GetByLabel("Description").FillAsync("Dropped");
        await ada.Button("Photo 1 of 3").ClickAsync();
        await page.GetByLabel("Description").FillAsync("Pasted");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Place" }).FillAsync("Lisbon");
        await page.GetByLabel("Caption").FillAsync("Three at once");
        await ada.Button("Publish").ClickAsync();
        await Expect(page.GetByText("Your post is published.")).ToBeVisibleAsync();

        var post = (await PostsAsync(bob, ada))[0];
        Assert.Equal(("Three at once", "Lisbon"), (post.GetProperty("caption").GetString(), post.GetProperty("location").GetProperty("name").GetString()));
        var media = post.GetProperty("media").EnumerateArray().ToArray();
        Assert.Equal(["Pasted", "The last quarter", "Dropped"], media.Select(each => each.GetProperty("altText").GetString()));
        var (pasted, cut, dropped) = (await LookAsync(bob, media[0]), await LookAsync(bob, media[1]), await LookAsync(bob, media[2]));
        Assert.Equal([(300, 400), (240, 240), (500, 400)], [Size(pasted), Size(cut), Size(dropped)]);
        Assert.All(cut[2..], colour => Assert.InRange(colour, 240, 255)); // white, which the fourth quarter alone is
        var tag = Assert.Single(media[1].GetProperty("tags").EnumerateArray());
        Assert.Equal(bob.Username, tag.GetProperty("username").GetString());
        // They are at 600, 450 of the whole; the part begins at 560, 360, as far to the right and below as it goes. A click is not more exact than a pixel.
        Assert.InRange(tag.GetProperty("x").GetDouble() * 240, 38, 42);
        Assert.InRange(tag.GetProperty("y").GetDouble() * 240, 88, 92);
    }

    [Fact]
    public async Task Who_leaves_keeps_a_draft_and_goes_on_with_it()
    {
        using var pictures = new Pictures();
        await using var ada = await SignUpAsync(chromium, fixture, "ada");
        await using var bob = await SignUpAsync(chromium, fixture, "bob");
        var page = ada.Page;
        await ada.GoByLinkAsync("New post");
        await PickAsync(ada, await pictures.QuartersAsync(".jpg"));
        await page.GetByLabel("Caption").FillAsync("Half a thought");
        await ada.GoByLinkAsync("Explore");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Save as draft" }).ClickAsync();
        await Expect(page.GetByText("Your draft is saved.")).ToBeVisibleAsync();
        Assert.Empty(await PostsAsync(bob, ada));

        await page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link).Filter(new() { HasText = "Half a thought" }).ClickAsync();
        await page.GetByLabel("Description").FillAsync("Four quarters");
        await page.GetByLabel("Caption").FillAsync("A whole thought");
        await page.GoBackAsync();
        await ada.Button("Cancel").ClickAsync();
        await ada.Button("Publish now").ClickAsync();
        await Expect(ada.Post("A whole thought")).ToBeVisibleAsync();
        var post = Assert.Single(await PostsAsync(bob, ada));
        Assert.Equal(("A whole thought", "Four quarters"), (post.GetProperty("caption").GetString(), post.GetProperty("media")[0].GetProperty("altText").GetString()));
    }

    [Fact]
    public async Task A_post_that_waits_for_its_time_is_published_when_it_has_come()
    {
        await using var ada = await SignUpAsync(chromium, fixture, "ada");
        await using var bob = await SignUpAsync(chromium, fixture, "bob");
        var (page, client) = (ada.Page, fixture.Product.Client);
        await ada.GoByLinkAsync("New post");
        await page.GetByLabel("Caption").FillAsync("Not yet");
        await page.GetByLabel("Publish at").FillAsync(DateTime.Now.AddDays(1).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture));
        await ada.Button("Schedule").ClickAsync();
        var waiting = page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link).Filter(new() { HasText = "Not yet" });
        await Expect(waiting).ToContainTextAsync("Will be published");
        Assert.Empty(await PostsAsync(bob, ada));

        // The form knows no seconds.
        var id = (await ada.AskAsync(client, "users/me/drafts"))[0].GetProperty("id").GetString();
        await ada.ChangeAsync(client, $"posts/{id}", new { publishAt = DateTimeOffset.UtcNow.AddSeconds(1) });
        await Expect(waiting).ToBeHiddenAsync();
        Assert.Equal(id, Assert.Single(await PostsAsync(bob, ada)).GetProperty("id").GetString());
        await ada.GoByLinkAsync("Home");
        await Expect(ada.Post("Not yet")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_could_not_be_uploaded_is_sent_when_it_is_tried_again_once()
    {
        using var pictures = new Pictures();
        await using var ada = await SignUpAsync(chromium, fixture, "ada");
        await using var bob = await SignUpAsync(chromium, fixture, "bob");
        var page = ada.Page;
        const string Content = "**/media/*/content?*";
        await page.RouteAsync(Content, route => route.AbortAsync());
        await ada.GoByLinkAsync("New post");
        await PickAsync(ada, await pictures.QuartersAsync(".jpg"));
        await page.GetByLabel("Caption").FillAsync("At last");
        await ada.Button("Publish").ClickAsync();
        await Expect(page.GetByText("The server cannot be reached.")).ToBeVisibleAsync();

        await page.UnrouteAsync(Content);
        await page.RouteAsync(Content, route => route.FulfillAsync(new() { Status = 422, Json = new { success = false, error = new { code = "type_mismatch", message = "No." } } }));
        await ada.Button("Try again").ClickAsync();
        await Expect(page.GetByText("The server cannot read one of the photos.")).ToBeVisibleAsync();
        Assert.Empty(await PostsAsync(bob, ada));

        await page.UnrouteAsync(Content);
        await ada.Button("Try again").ClickAsync();
        await Expect(page.GetByText("Your post is published.")).ToBeVisibleAsync();
        await Expect(ada.Post("At last")).ToBeVisibleAsync();
        Assert.Single(await PostsAsync(bob, ada));
    }

    private static Task PickAsync(Person person, byte[] file) =>
        person.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "photo.jpg", MimeType = "image/jpeg", Buffer = file });

    /// <summary>What somebody sees of another's posts.</summary>
    private async Task<JsonElement[]> PostsAsync(Person person, Person author)
    {
        var client = fixture.Product.Client;
        var id = (await person.AskAsync(client, $"users/{author.Username}")).GetProperty("id");
        return [.. (await person.AskAsync(client, $"users/{id}/posts")).EnumerateArray()];
    }

    private static Task<int[]> LookAsync(Person person, JsonElement media)
    {
        var largest = media.GetProperty("variants").EnumerateArray().Where(variant => variant.GetProperty("format").GetString() == "webp").MaxBy(variant => variant.GetProperty("width").GetInt32());
        return person.Page.EvaluateAsync<int[]>(Look, largest.GetProperty("url").GetString());
    }

    private static (int Width, int Height) Size(int[] look) => (look[0], look[1]);
}
