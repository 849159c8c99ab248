using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using InstaHub.Web.Integration.Users;

namespace InstaHub.Web.Integration.Posts;

/// <summary>How somebody uploads a picture.</summary>
internal static class PictureActs
{
    // 16 by 12 pixels.
    private static readonly byte[] Picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAABAAAAAMCAIAAADkharWAAABVklEQVR42g3LoQHEIBAAQTpAoeMxKeFKQKHjMSnhtoMYPB5DCVdCDD4aRQv/48c5h3ccjtMhjuS4HLdDHY+jOYbDHK/jc2yHcwEfOAJnQAIpcAXugAaeQAuMgAXewBfY4R8iPnJEzohEUuSK3BGNPJEWGRGLvJEvsuM/CF44hFMQIQmXcAsqPEIThmDCK3zCln/I+MyROTOSSZkrc2c082RaZmQs82a+zM7/UPCFo3AWpJAKV+EuaOEptMIoWOEtfIVd/kHxyqGciihJuZRbUeVRmjIUU17lU7b+Q8VXjspZkUqqXJW7opWn0iqjYpW38lV2/YeO7xydsyOd1Lk6d0c7T6d1Rsc6b+fr7P4PhjcO4zTESMZl3IYaj9GMYZjxGp+x7R8mfnJMzolM0uSa3BOdPJM2GRObvJNvsuc/LPziWJwLWaTFtbgXungWbTEWtngX32IvfuZ9ELyAGjFAAAAAAElFTkSuQmCC");

    /// <summary>Uploads a picture, and gives its id when it is ready.</summary>
    public static async Task<Guid> UploadPicture(this Person owner, TestProduct product) =>
        await owner.FinishPicture(product, await owner.BeginPicture());

    /// <summary>Asks to upload a picture.</summary>
    public static async Task<JsonElement> BeginPicture(this Person owner)
    {
        var begun = await owner.SendAsync(HttpMethod.Post, "media", JsonSerializer.Serialize(new { kind = "image", contentType = "image/png", size = Picture.Length }));
        Assert.Equal(HttpStatusCode.Created, begun.StatusCode);
        return (await begun.Json()).GetProperty("data");
    }

    /// <summary>Uploads a picture that was asked for, and gives its id when it is ready.</summary>
    public static async Task<Guid> FinishPicture(this Person owner, TestProduct product, JsonElement upload)
    {
        using var content = new ByteArrayContent(Picture) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } };
        var answer = await product.Client.PutAsync(upload.GetProperty("uploadUrl").GetString(), content, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, await answer.Text());
        await Patience.UntilAsync(
            async () => (await owner.DataAsync(owner.GetAsync($"media/{upload.Id()}"))).GetProperty("status").GetString() == "ready", "the variants of a picture");
        return upload.Id();
    }
}
