using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Posts;
using InstaHub.Grains.Posts.Text;

namespace InstaHub.Grains.Posts;

/// <inheritdoc cref="IHashtagFollowsGrain"/>
[GrainType("hashtag-follows")]
public sealed class HashtagFollowsGrain(IHashtagStore hashtags, TimeProvider time) : Grain, IHashtagFollowsGrain
{
    private HashSet<string>? _followed;

    public async Task<Result<HashtagView>> Follow(string hashtag)
    {
        if (Hashtag.Normalize(hashtag) is not { } tag)
            return PostErrors.NoSuchHashtag;
        var followed = await ReadAsync();
        if (!followed.Contains(tag))
        {
            if (followed.Count >= PostLimits.MaxHashtagsFollowed)
                return PostErrors.TooManyHashtagsFollowed;
            await WriteAsync(hashtags.FollowAsync(this.GetPrimaryKey(), tag, time.GetUtcNow()));
            followed.Add(tag);
        }

        return new HashtagView(tag, await hashtags.CountAsync(tag), Following: true);
    }

    public async Task<Result<HashtagView>> Unfollow(string hashtag)
    {
        if (Hashtag.Normalize(hashtag) is not { } tag)
            return PostErrors.NoSuchHashtag;
        await WriteAsync(hashtags.UnfollowAsync(this.GetPrimaryKey(), tag));
        (await ReadAsync()).Remove(tag);
        return new HashtagView(tag, await hashtags.CountAsync(tag), Following: false);
    }

    public async ValueTask<bool> Follows(string hashtag) => (await ReadAsync()).Contains(hashtag);

    private async ValueTask<HashSet<string>> ReadAsync()
    {
        if (_followed is { } followed)
            return followed;
        var found = await hashtags.FindFollowedAsync(this.GetPrimaryKey());
        // Whoever asked meanwhile, or has written since, has made it already.
        return _followed ??= new HashSet<string>(found, StringComparer.Ordinal);
    }

    // What is not known to be written is read again.
    private async Task WriteAsync(Task write)
    {
        try
        {
            await write;
        }
        catch
        {
            DeactivateOnIdle();
            throw;
        }
    }
}
