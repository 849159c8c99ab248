using System.Text.Json;
using InstaHub.GrainInterfaces.Common;
using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Grains.Accounts;

namespace InstaHub.Grains.Profiles;

/// <inheritdoc cref="IUserGrain"/>
[GrainType("user")]
public sealed class UserGrain(IAccountStore accounts) : Grain, IUserGrain
{
    private Me? _me;
    private JsonBytes? _json;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        _me = await accounts.FindMeAsync(this.GetPrimaryKey(), cancellationToken);
        if (_me is not null)
            _json = new JsonBytes(JsonSerializer.SerializeToUtf8Bytes(_me, ProfileViewJson.Api.Me));
    }

    public ValueTask<UserCard?> GetCard() => throw new NotSupportedException();

    public Task<Result<Me>> Edit(ProfileEdit edit) => throw new NotSupportedException();

    public Task CountsChanged(CountsChange change) => Task.CompletedTask;

    public Task AccountChanged() => Task.CompletedTask;

    public ValueTask<Me?> GetMe()
    {
        ForgetWhatIsNotThere();
        return new(_me);
    }

    public ValueTask<JsonBytes?> GetMeJson()
    {
        ForgetWhatIsNotThere();
        return new(_json);
    }

    // It may be there in a moment.
    private void ForgetWhatIsNotThere()
    {
        if (_me is null)
            DeactivateOnIdle();
    }
}
