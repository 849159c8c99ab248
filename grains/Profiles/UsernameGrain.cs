using InstaHub.GrainInterfaces.Profiles;
using InstaHub.Grains.Accounts;
using InstaHub.Grains.Common;

namespace InstaHub.Grains.Profiles;

/// <inheritdoc cref="IUsernameGrain"/>
[GrainType("username")]
public sealed class UsernameGrain(IAccountStore accounts) : Grain, IUsernameGrain
{
    private Guid? _userId;
    private Task<Guid?>? _looking;
    private IGrainTimer? _leaving;

    public ValueTask<Guid?> GetUserId() => _userId is { } known ? new(known) : new(LookAsync());

    public Task Changed()
    {
        _userId = null;
        _looking = null;
        return Task.CompletedTask;
    }

    // Once for all who ask meanwhile; forgotten at once when nobody has the name, who may be registering now.
    private async Task<Guid?> LookAsync()
    {
        var looking = _looking ??= accounts.FindByUsernameAsync(this.GetPrimaryKeyString(), CancellationToken.None);
        try
        {
            var found = await looking;
            if (found is null)
                _leaving ??= this.DeactivateSoon();
            else if (_looking == looking)
                _userId = found;
            return found;
        }
        finally
        {
            if (_looking == looking)
                _looking = null;
        }
    }
}
