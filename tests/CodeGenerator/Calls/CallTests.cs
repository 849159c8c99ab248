using System.Reflection;
using Orleans.CodeGeneration;
using Orleans.Concurrency;
using Orleans.Serialization.Invocation;

namespace InstaHub.CodeGenerator.Calls;

public interface IOf<T>
{
    Task<T> Give(T value, KeyValuePair<string, T?> pair);
}

public static class Outer
{
    public interface INested : IGrainWithStringKey, IOf<int>
    {
        Task Do();
    }
}

public interface ICounter : Outer.INested
{
    Task<int> Add(int n, List<int>? more, CancellationToken token = default);

    ValueTask<string> Add(string s);

    ValueTask Reset();

    [OneWay]
    void Tell(string text);

    [OneWay, AlwaysInterleave]
    Task TellTask(string text);

    [ReadOnly, AlwaysInterleave, ResponseTimeout("00:00:07")]
    Task<int> Get();
}

/// <summary>A generated call tells filters what it is, and does what it says.</summary>
public sealed class CallTests
{
    private readonly Counter _counter = new();

    [Fact]
    public void A_call_says_which_method_it_calls()
    {
        var call = Call("Add", 1);

        Assert.Equal("Add", call.GetMethodName());
        Assert.Equal("InstaHub.CodeGenerator.Calls.ICounter", call.GetInterfaceName());
        Assert.Equal(typeof(ICounter), call.GetInterfaceType());
        Assert.Equal(typeof(ICounter).GetMethod("Add", [typeof(string)]), call.GetMethod());
        Assert.Equal(typeof(ICounter).GetMethod("Add", [typeof(int), typeof(List<int>), typeof(CancellationToken)]), Call("Add", 3).GetMethod());
    }

    [Fact]
    public void An_inherited_method_belongs_to_the_interface_that_declares_it()
    {
        Assert.Equal("InstaHub.CodeGenerator.Calls.Outer.INested", Call("Do", 0).GetInterfaceName());
        Assert.Equal(typeof(Outer.INested), Call("Do", 0).GetInterfaceType());
        Assert.Equal("InstaHub.CodeGenerator.Calls.IOf<System.Int32>", Call("Give", 2).GetInterfaceName());
        Assert.Equal(typeof(IOf<int>), Call("Give", 2).GetInterfaceType());
    }

    [Fact]
    public void Attributes_of_the_method_become_options()
    {
        Assert.Equal(InvokeMethodOptions.None, Call("Reset", 0).Method.Options);
        Assert.Equal(InvokeMethodOptions.OneWay, Call("Tell", 1).Method.Options);
        Assert.Equal(InvokeMethodOptions.OneWay | InvokeMethodOptions.AlwaysInterleave, Call("TellTask", 1).Method.Options);
        Assert.Equal(InvokeMethodOptions.ReadOnly | InvokeMethodOptions.AlwaysInterleave, Call("Get", 0).Method.Options);
        Assert.Equal(TimeSpan.FromSeconds(7), Call("Get", 0).GetDefaultResponseTimeout());
        Assert.Null(Call("Reset", 0).GetDefaultResponseTimeout());
    }

    [Fact]
    public void Arguments_can_be_read_and_replaced_a_token_among_them()
    {
        var call = Call("Add", 3);
        List<int> more = [1];
        call.SetArgument(0, 5);
        call.SetArgument(1, more);

        Assert.Equal(3, call.GetArgumentCount());
        Assert.Equal(5, call.GetArgument(0));
        Assert.Same(more, call.GetArgument(1));
        Assert.Equal(CancellationToken.None, call.GetArgument(2));
        Assert.Throws<ArgumentOutOfRangeException>(() => call.GetArgument(3));
        Assert.Throws<ArgumentOutOfRangeException>(() => call.SetArgument(3, 0));
        Assert.Throws<InvalidCastException>(() => call.SetArgument(0, "text"));
        Assert.Equal(0, Call("Reset", 0).GetArgumentCount());
        Assert.Throws<ArgumentOutOfRangeException>(() => Call("Reset", 0).GetArgument(0));
    }

    [Fact]
    public void A_token_that_a_filter_sets_is_passed_on()
    {
        using var source = new CancellationTokenSource();
        var call = Call("Add", 3);

        call.SetArgument(2, source.Token);

        Assert.True(((IInvokable)call).IsCancellable);
        Assert.Equal(call.GetCancellationToken(), call.GetArgument(2));
        Assert.True(((CancellationToken)call.GetArgument(2)!).CanBeCanceled);
    }

    [Fact]
    public async Task A_call_invokes_the_method_of_its_signature()
    {
        var add = Call("Add", 3);
        add.SetArgument(0, 5);
        add.SetArgument(1, new List<int> { 1, 2 });
        var addText = Call("Add", 1);
        addText.SetArgument(0, "text");

        Assert.Equal(8, await (Task<int>)Invoke(add));
        Assert.Equal("text!", await (Task<string>)Invoke(addText));
        await Invoke(Call("Reset", 0));
        Assert.Equal("Add(5, 2) Add(text) Reset", _counter.Log);
    }

    [Fact]
    public void A_call_of_a_method_without_a_task_is_complete_when_it_returns()
    {
        var tell = Call("Tell", 1);
        tell.SetArgument(0, "news");

        Assert.True(Invoke(tell).IsCompletedSuccessfully);
        Assert.Equal("Tell(news)", _counter.Log);
    }

    /// <summary>The call that was generated for the method of that name with so many parameters.</summary>
    private static GrainCall Call(string method, int parameters)
    {
        var calls = typeof(CallTests).Assembly.GetType("OrleansGenerated.InstaHub.CodeGenerator.Calls.ICounter_Proxy", throwOnError: true)!
            .GetNestedTypes(BindingFlags.NonPublic)
            .Where(type => type.IsAssignableTo(typeof(GrainCall)))
            .Select(type => (GrainCall)Activator.CreateInstance(type, [.. type.GetConstructors()[0].GetParameters().Select(_ => (object)CancellationToken.None)])!);
        return Assert.Single(calls, call => call.GetMethodName() == method && call.GetArgumentCount() == parameters);
    }

    /// <summary>Invokes as the runtime does, which alone may.</summary>
    private Task Invoke(GrainCall call) => (Task)typeof(GrainCall).GetMethod("Invoke", BindingFlags.Instance | BindingFlags.NonPublic)!.Invoke(call, [_counter])!;

    private sealed class Counter : ICounter
    {
        private readonly List<string> _log = [];

        public string Log => string.Join(' ', _log);

        public Task<int> Add(int n, List<int>? more, CancellationToken token)
        {
            _log.Add($"Add({n}, {more?.Count})");
            return Task.FromResult(n + (more?.Sum() ?? 0));
        }

        public ValueTask<string> Add(string s)
        {
            _log.Add($"Add({s})");
            return new(s + "!");
        }

        public ValueTask Reset()
        {
            _log.Add("Reset");
            return default;
        }

        public void Tell(string text) => _log.Add($"Tell({text})");

        public Task TellTask(string text) => Task.CompletedTask;

        public Task<int> Get() => Task.FromResult(_log.Count);

        public Task Do() => Task.CompletedTask;

        public Task<int> Give(int value, KeyValuePair<string, int> pair) => Task.FromResult(value);
    }
}
