using InstaHub.CodeGenerator.Contracts;
using Orleans.Serialization;

namespace InstaHub.CodeGenerator.Copying;

/// <summary>A value is copied as what it is, whatever it is declared as.</summary>
public sealed class PolymorphismTests
{
    [Theory]
    [LocalAndWire]
    public void A_derived_object_is_copied_with_its_own_members_and_those_of_its_base(bool wire)
    {
        Node node = new NamedNode { Name = "a", Label = "label", Next = new NamedNode { Label = "next" } };

        var copy = Assert.IsType<NamedNode>(Wire.Copy(node, wire));

        Assert.Equal("a", copy.Name);
        Assert.Equal("label", copy.Label);
        Assert.Equal("next", Assert.IsType<NamedNode>(copy.Next).Label);
    }

    [Theory]
    [LocalAndWire]
    public void A_value_declared_as_an_abstract_class_is_copied_as_what_it_is(bool wire)
    {
        Shape square = new Square { Side = 3, Corners = [1, 2] };

        var copy = Assert.IsType<Square>(Wire.Copy(square, wire));

        Assert.Equal(3, copy.Side);
        Assert.Equal([1, 2], copy.Corners);
        Assert.NotSame(square.Corners, copy.Corners);
    }

    [Theory]
    [LocalAndWire]
    public void Members_declared_as_object_or_as_collections_are_copied_as_what_they_are(bool wire)
    {
        var holder = new Holder
        {
            Anything = new NamedNode { Label = "any" },
            Shape = new Square { Side = 4 },
            Nodes = new List<Node> { new NamedNode { Label = "list" } },
            Row = [new Node { Name = "row" }],
            Map = new() { ["key"] = new Node { Name = "map" } },
        };

        var copy = Wire.Copy(holder, wire);

        Assert.NotSame(holder.Anything, copy.Anything);
        Assert.Equal("any", Assert.IsType<NamedNode>(copy.Anything).Label);
        Assert.Equal(4, Assert.IsType<Square>(copy.Shape).Side);
        Assert.Equal("list", Assert.IsType<NamedNode>(Assert.Single(copy.Nodes!)).Label);
        Assert.NotSame(holder.Row[0], copy.Row![0]);
        Assert.Equal("row", copy.Row[0].Name);
        Assert.NotSame(holder.Map["key"], copy.Map!["key"]);
    }

    [Fact]
    public void A_derived_object_that_is_no_wire_type_is_refused() =>
        Assert.Contains(nameof(StrayNode), Assert.Throws<CodecNotFoundException>(() => Wire.Local<Node>(new StrayNode())).Message, StringComparison.Ordinal);

    [Theory]
    [LocalAndWire]
    public void A_base_in_another_assembly_is_copied_with_its_private_members(bool wire)
    {
        var report = new Report { Pages = { "one" } };
        report.Rename("first");
        report.Rename("second");

        var copy = (Report)Wire.Copy<Document>(report, wire);

        Assert.Equal("second", copy.Title);
        Assert.Equal(["", "first"], copy.History);
        Assert.NotSame(report.History, copy.History);
        Assert.Equal(["one"], copy.Pages);
    }

    [Theory]
    [LocalAndWire]
    public void A_generic_base_in_another_assembly_is_copied(bool wire)
    {
        var container = new NodeContainer(new Node { Name = "content" }, 5);

        var copy = Wire.Copy(container, wire);

        Assert.Equal(5, copy.Size);
        Assert.NotSame(container.Content, copy.Content);
        Assert.Equal("content", copy.Content.Name);
        Assert.Equal(7, Wire.Copy(new Container<int>(7), wire).Content);
    }
}
