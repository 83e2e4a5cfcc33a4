// SPDX-License-Identifier: Apache-2.0
package pingsift.build;

import static org.objectweb.asm.Opcodes.*;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * Writes compiled lambdas and the methods of records as plain classes and methods, in place.
 *
 * <p>The compiler leaves both to the first call: then Java makes a class for each lambda, and
 * composes {@code equals} of a record from method handles. That takes 0.1 ms and more each, and a
 * short run meets four hundred of them. A class in the archive of classes takes a tenth of it.
 *
 * <p>One file, although it is long: the build runs it from its source. Argument: the directory of
 * classes. What it does not know, such as serialisable lambdas, it leaves as it is.
 */
public final class PlainClasses {
  private static final int API = ASM9;
  private static final String OBJECT = "java/lang/Object";
  private static final String LAMBDAS = "java/lang/invoke/LambdaMetafactory";
  private static final String RECORDS = "java/lang/runtime/ObjectMethods";

  /** Classes that take part in access to private members, by the class that lists them. */
  private final Map<String, Set<String>> added = new TreeMap<>();

  private final Map<String, byte[]> rewritten = new LinkedHashMap<>();

  private PlainClasses() {}

  public static void main(String[] args) throws IOException {
    Path root = Path.of(args[0]);
    PlainClasses all = new PlainClasses();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).sorted().toList()) {
        all.rewrite(Files.readAllBytes(file));
      }
    }
    all.addMembers(root);
    for (Map.Entry<String, byte[]> entry : all.rewritten.entrySet()) {
      Files.write(root.resolve(entry.getKey() + ".class"), entry.getValue());
    }
  }

  private void rewrite(byte[] bytes) {
    ClassReader reader = new ClassReader(bytes);
    ClassWriter writer = new ClassWriter(reader, 0);
    Outer outer = new Outer(writer);
    reader.accept(outer, 0);
    if (outer.changed) {
      rewritten.put(reader.getClassName(), writer.toByteArray());
    }
  }

  private void addMembers(Path root) throws IOException {
    for (Map.Entry<String, Set<String>> nest : added.entrySet()) {
      String host = nest.getKey();
      byte[] bytes = rewritten.get(host);
      ClassReader reader =
          new ClassReader(
              bytes != null ? bytes : Files.readAllBytes(root.resolve(host + ".class")));
      ClassWriter writer = new ClassWriter(reader, 0);
      reader.accept(
          new ClassVisitor(API, writer) {
            @Override
            public void visitNestMember(String member) {
              nest.getValue().remove(member); // of an earlier build
              super.visitNestMember(member);
            }

            @Override
            public void visitEnd() {
              nest.getValue().forEach(super::visitNestMember);
              super.visitEnd();
            }
          },
          0);
      rewritten.put(host, writer.toByteArray());
    }
  }

  /** A class whose lambdas become classes beside it. */
  private final class Outer extends ClassVisitor {
    private final Map<String, Handle[]> recordMethods = new TreeMap<>();
    private final Map<Handle, String> withoutCaptures = new HashMap<>();
    private String name = "";
    private String simpleName = "";
    private String host = "";
    private int version;
    private int lambdas;
    private boolean changed;

    Outer(ClassWriter writer) {
      super(API, writer);
    }

    @Override
    public void visit(
        int version, int access, String name, String signature, String parent, String[] types) {
      this.version = version;
      this.name = name;
      this.host = name;
      this.simpleName = name.substring(name.lastIndexOf('/') + 1);
      super.visit(version, access, name, signature, parent, types);
    }

    @Override
    public void visitNestHost(String host) {
      this.host = host;
      super.visitNestHost(host);
    }

    @Override
    public void visitInnerClass(String name, String outerName, String innerName, int access) {
      if (name.equals(this.name) && innerName != null) {
        simpleName = innerName;
      }
      super.visitInnerClass(name, outerName, innerName, access);
    }

    @Override
    public MethodVisitor visitMethod(
        int access, String method, String descriptor, String signature, String[] exceptions) {
      return new MethodVisitor(
          API, super.visitMethod(access, method, descriptor, signature, exceptions)) {
        @Override
        public void visitInvokeDynamicInsn(
            String call, String type, Handle bootstrap, Object... arguments) {
          boolean isLambda =
              bootstrap.getOwner().equals(LAMBDAS) && bootstrap.getName().equals("metafactory");
          if (isLambda) {
            lambda(this, call, type, arguments);
            changed = true;
          } else if (bootstrap.getOwner().equals(RECORDS)) {
            recordMethod(this, call, type, arguments);
            changed = true;
          } else {
            super.visitInvokeDynamicInsn(call, type, bootstrap, arguments);
          }
        }
      };
    }

    private void lambda(MethodVisitor code, String call, String type, Object[] arguments) {
      Handle body = (Handle) arguments[1];
      Type made = Type.getReturnType(type);
      boolean captures = Type.getArgumentCount(type) > 0;
      Lambda lambda =
          new Lambda(
              name + "$$L" + lambdas++,
              made.getInternalName(),
              call,
              Type.getArgumentTypes(type),
              (Type) arguments[0],
              body,
              (Type) arguments[2]);
      rewritten.put(lambda.name, lambda.write(version, host));
      added.computeIfAbsent(host, any -> new TreeSet<>()).add(lambda.name);
      if (captures) {
        code.visitMethodInsn(INVOKESTATIC, lambda.name, "of", type, false);
      } else {
        code.visitFieldInsn(GETSTATIC, lambda.name, "ONLY", made.getDescriptor());
      }
    }

    private void recordMethod(MethodVisitor code, String call, String type, Object[] arguments) {
      List<Handle> components = new ArrayList<>();
      for (Object argument : List.of(arguments).subList(2, arguments.length)) {
        components.add((Handle) argument);
      }
      recordMethods.put(call, components.toArray(new Handle[0]));
      code.visitMethodInsn(INVOKESTATIC, name, "$" + call, type, false);
    }

    @Override
    public void visitEnd() {
      recordMethods.forEach(
          (method, components) -> {
            switch (method) {
              case "hashCode" -> hashCode(components);
              case "equals" -> equals(components);
              default -> text(components);
            }
          });
      super.visitEnd();
    }

    private MethodVisitor helper(String method, String type) {
      MethodVisitor code =
          super.visitMethod(
              ACC_PRIVATE | ACC_STATIC | ACC_SYNTHETIC, "$" + method, type, null, null);
      code.visitCode();
      return code;
    }

    private void hashCode(Handle[] components) {
      MethodVisitor code = helper("hashCode", "(L" + name + ";)I");
      code.visitInsn(ICONST_0);
      for (Handle component : components) {
        code.visitIntInsn(BIPUSH, 31);
        code.visitInsn(IMUL);
        code.visitVarInsn(ALOAD, 0);
        get(code, component);
        Type type = Type.getType(component.getDesc());
        if (isReference(type)) {
          code.visitMethodInsn(
              INVOKESTATIC, "java/util/Objects", "hashCode", "(L" + OBJECT + ";)I", false);
        } else {
          code.visitMethodInsn(
              INVOKESTATIC, wrapper(type), "hashCode", "(" + type.getDescriptor() + ")I", false);
        }
        code.visitInsn(IADD);
      }
      code.visitInsn(IRETURN);
      code.visitMaxs(4, 1);
      code.visitEnd();
    }

    private void equals(Handle[] components) {
      MethodVisitor code = helper("equals", "(L" + name + ";L" + OBJECT + ";)Z");
      Label other = new Label();
      Label differ = new Label();
      code.visitVarInsn(ALOAD, 0);
      code.visitVarInsn(ALOAD, 1);
      code.visitJumpInsn(IF_ACMPNE, other);
      code.visitInsn(ICONST_1);
      code.visitInsn(IRETURN);
      code.visitLabel(other);
      code.visitFrame(F_SAME, 0, null, 0, null);
      code.visitVarInsn(ALOAD, 1);
      code.visitTypeInsn(INSTANCEOF, name);
      code.visitJumpInsn(IFEQ, differ);
      for (Handle component : components) {
        code.visitVarInsn(ALOAD, 0);
        get(code, component);
        code.visitVarInsn(ALOAD, 1);
        code.visitTypeInsn(CHECKCAST, name);
        get(code, component);
        jumpIfDifferent(code, Type.getType(component.getDesc()), differ);
      }
      code.visitInsn(ICONST_1);
      code.visitInsn(IRETURN);
      code.visitLabel(differ);
      code.visitFrame(F_SAME, 0, null, 0, null);
      code.visitInsn(ICONST_0);
      code.visitInsn(IRETURN);
      code.visitMaxs(4, 2);
      code.visitEnd();
    }

    private static void jumpIfDifferent(MethodVisitor code, Type type, Label differ) {
      switch (type.getSort()) {
        case Type.LONG -> {
          code.visitInsn(LCMP);
          code.visitJumpInsn(IFNE, differ);
        }
        case Type.FLOAT, Type.DOUBLE -> {
          String both = type.getDescriptor() + type.getDescriptor();
          code.visitMethodInsn(INVOKESTATIC, wrapper(type), "compare", "(" + both + ")I", false);
          code.visitJumpInsn(IFNE, differ);
        }
        case Type.OBJECT, Type.ARRAY -> {
          String objects = "(L" + OBJECT + ";L" + OBJECT + ";)Z";
          code.visitMethodInsn(INVOKESTATIC, "java/util/Objects", "equals", objects, false);
          code.visitJumpInsn(IFEQ, differ);
        }
        default -> code.visitJumpInsn(IF_ICMPNE, differ);
      }
    }

    private void text(Handle[] components) {
      String builder = "java/lang/StringBuilder";
      MethodVisitor code = helper("toString", "(L" + name + ";)Ljava/lang/String;");
      code.visitTypeInsn(NEW, builder);
      code.visitInsn(DUP);
      code.visitMethodInsn(INVOKESPECIAL, builder, "<init>", "()V", false);
      String before = simpleName + "[";
      for (Handle component : components) {
        append(code, before + component.getName() + "=");
        code.visitVarInsn(ALOAD, 0);
        get(code, component);
        Type type = Type.getType(component.getDesc());
        String shown =
            switch (type.getSort()) {
              case Type.OBJECT, Type.ARRAY -> "L" + OBJECT + ";";
              case Type.BYTE, Type.SHORT -> "I";
              default -> type.getDescriptor();
            };
        code.visitMethodInsn(
            INVOKEVIRTUAL, builder, "append", "(" + shown + ")L" + builder + ";", false);
        before = ", ";
      }
      append(code, components.length == 0 ? before + "]" : "]");
      code.visitMethodInsn(INVOKEVIRTUAL, builder, "toString", "()Ljava/lang/String;", false);
      code.visitInsn(ARETURN);
      code.visitMaxs(3, 1);
      code.visitEnd();
    }

    private static void append(MethodVisitor code, String text) {
      String builder = "java/lang/StringBuilder";
      code.visitLdcInsn(text);
      code.visitMethodInsn(
          INVOKEVIRTUAL, builder, "append", "(Ljava/lang/String;)L" + builder + ";", false);
    }

    private static void get(MethodVisitor code, Handle field) {
      code.visitFieldInsn(GETFIELD, field.getOwner(), field.getName(), field.getDesc());
    }
  }

  /**
   * One lambda or method reference.
   *
   * @param made the interface that it stands for, and {@code method} the one that it gives a body
   * @param erased what the method takes and gives as compiled, {@code actual} as it is used
   */
  private record Lambda(
      String name,
      String made,
      String method,
      Type[] captured,
      Type erased,
      Handle body,
      Type actual) {

    byte[] write(int version, String host) {
      ClassWriter out = new ClassWriter(ClassWriter.COMPUTE_MAXS);
      int access = ACC_FINAL | ACC_SUPER | ACC_SYNTHETIC;
      out.visit(version, access, name, null, OBJECT, new String[] {made});
      out.visitNestHost(host);
      for (int i = 0; i < captured.length; i++) {
        String type = captured[i].getDescriptor();
        FieldVisitor field = out.visitField(ACC_PRIVATE | ACC_FINAL, "c" + i, type, null, null);
        field.visitEnd();
      }
      constructor(out);
      if (captured.length == 0) {
        only(out);
      } else {
        of(out);
      }
      call(out);
      out.visitEnd();
      return out.toByteArray();
    }

    private void constructor(ClassWriter out) {
      String type = Type.getMethodDescriptor(Type.VOID_TYPE, captured);
      MethodVisitor code = out.visitMethod(ACC_PRIVATE, "<init>", type, null, null);
      code.visitCode();
      code.visitVarInsn(ALOAD, 0);
      code.visitMethodInsn(INVOKESPECIAL, OBJECT, "<init>", "()V", false);
      int at = 1;
      for (int i = 0; i < captured.length; i++) {
        code.visitVarInsn(ALOAD, 0);
        code.visitVarInsn(captured[i].getOpcode(ILOAD), at);
        code.visitFieldInsn(PUTFIELD, name, "c" + i, captured[i].getDescriptor());
        at += captured[i].getSize();
      }
      end(code, RETURN);
    }

    private void only(ClassWriter out) {
      String type = "L" + made + ";";
      out.visitField(ACC_STATIC | ACC_FINAL, "ONLY", type, null, null).visitEnd();
      MethodVisitor code = out.visitMethod(ACC_STATIC, "<clinit>", "()V", null, null);
      code.visitCode();
      code.visitTypeInsn(NEW, name);
      code.visitInsn(DUP);
      code.visitMethodInsn(INVOKESPECIAL, name, "<init>", "()V", false);
      code.visitFieldInsn(PUTSTATIC, name, "ONLY", type);
      end(code, RETURN);
    }

    private void of(ClassWriter out) {
      String type = Type.getMethodDescriptor(Type.getObjectType(made), captured);
      MethodVisitor code = out.visitMethod(ACC_STATIC, "of", type, null, null);
      code.visitCode();
      code.visitTypeInsn(NEW, name);
      code.visitInsn(DUP);
      int at = 0;
      for (Type each : captured) {
        code.visitVarInsn(each.getOpcode(ILOAD), at);
        at += each.getSize();
      }
      String init = Type.getMethodDescriptor(Type.VOID_TYPE, captured);
      code.visitMethodInsn(INVOKESPECIAL, name, "<init>", init, false);
      end(code, ARETURN);
    }

    /** The method itself: captured values, then its arguments, as the body wants them. */
    private void call(ClassWriter out) {
      MethodVisitor code = out.visitMethod(ACC_PUBLIC, method, erased.getDescriptor(), null, null);
      code.visitCode();
      boolean isNew = body.getTag() == H_NEWINVOKESPECIAL;
      if (isNew) {
        code.visitTypeInsn(NEW, body.getOwner());
        code.visitInsn(DUP);
      }
      List<Type> wanted = new ArrayList<>();
      if (body.getTag() != H_INVOKESTATIC && !isNew) {
        wanted.add(Type.getObjectType(body.getOwner()));
      }
      wanted.addAll(List.of(Type.getArgumentTypes(body.getDesc())));
      int position = 0;
      for (int i = 0; i < captured.length; i++) {
        code.visitVarInsn(ALOAD, 0);
        code.visitFieldInsn(GETFIELD, name, "c" + i, captured[i].getDescriptor());
        position++;
      }
      Type[] given = erased.getArgumentTypes();
      Type[] meant = actual.getArgumentTypes();
      int at = 1;
      for (int i = 0; i < given.length; i++) {
        code.visitVarInsn(given[i].getOpcode(ILOAD), at);
        at += given[i].getSize();
        adapt(code, given[i], meant[i], wanted.get(position++));
      }
      invoke(code);
      Type result =
          isNew ? Type.getObjectType(body.getOwner()) : Type.getReturnType(body.getDesc());
      Type asked = erased.getReturnType();
      if (asked.getSort() == Type.VOID) {
        drop(code, result);
      } else {
        adapt(code, result, result, isReference(asked) ? actual.getReturnType() : asked);
      }
      end(code, asked.getOpcode(IRETURN));
    }

    private void invoke(MethodVisitor code) {
      int operation =
          switch (body.getTag()) {
            case H_INVOKESTATIC -> INVOKESTATIC;
            case H_INVOKEINTERFACE -> INVOKEINTERFACE;
            case H_NEWINVOKESPECIAL -> INVOKESPECIAL;
            // a private method, which nest mates call like any other
            case H_INVOKESPECIAL -> body.isInterface() ? INVOKEINTERFACE : INVOKEVIRTUAL;
            default -> INVOKEVIRTUAL;
          };
      code.visitMethodInsn(
          operation, body.getOwner(), body.getName(), body.getDesc(), body.isInterface());
    }

    private static void drop(MethodVisitor code, Type result) {
      if (result.getSize() > 0) {
        code.visitInsn(result.getSize() == 2 ? POP2 : POP);
      }
    }

    private static void end(MethodVisitor code, int operation) {
      code.visitInsn(operation);
      code.visitMaxs(0, 0);
      code.visitEnd();
    }
  }

  // --- Values from one type to another, as a method handle does it ---

  private static boolean isReference(Type type) {
    return type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY;
  }

  private static void adapt(MethodVisitor code, Type given, Type meant, Type wanted) {
    if (isReference(given)) {
      if (!isReference(wanted)) {
        unbox(code, meant.getInternalName().equals(OBJECT) ? wrapperType(wanted) : meant, wanted);
      } else {
        cast(code, given, given.equals(meant) ? wanted : meant);
      }
    } else if (isReference(wanted)) {
      String type = "(" + given.getDescriptor() + ")L" + wrapper(given) + ";";
      code.visitMethodInsn(INVOKESTATIC, wrapper(given), "valueOf", type, false);
    } else {
      widen(code, given, wanted);
    }
  }

  private static void cast(MethodVisitor code, Type given, Type wanted) {
    if (!given.equals(wanted) && !wanted.getInternalName().equals(OBJECT)) {
      code.visitTypeInsn(CHECKCAST, wanted.getInternalName());
    }
  }

  private static void unbox(MethodVisitor code, Type boxed, Type wanted) {
    code.visitTypeInsn(CHECKCAST, boxed.getInternalName());
    Type inside =
        switch (boxed.getInternalName()) {
          case "java/lang/Boolean" -> Type.BOOLEAN_TYPE;
          case "java/lang/Character" -> Type.CHAR_TYPE;
          case "java/lang/Byte" -> Type.BYTE_TYPE;
          case "java/lang/Short" -> Type.SHORT_TYPE;
          case "java/lang/Integer" -> Type.INT_TYPE;
          case "java/lang/Long" -> Type.LONG_TYPE;
          case "java/lang/Float" -> Type.FLOAT_TYPE;
          case "java/lang/Double" -> Type.DOUBLE_TYPE;
          default -> throw new IllegalStateException("no number: " + boxed);
        };
    String method = inside.getClassName() + "Value";
    code.visitMethodInsn(
        INVOKEVIRTUAL, boxed.getInternalName(), method, "()" + inside.getDescriptor(), false);
    widen(code, inside, wanted);
  }

  private static void widen(MethodVisitor code, Type given, Type wanted) {
    boolean fromInt = given.getSize() == 1 && given.getSort() != Type.FLOAT;
    if (given.equals(wanted) || (fromInt && wanted.getSort() <= Type.INT)) {
      return;
    }
    String step = (fromInt ? "I" : given.getDescriptor()) + wanted.getDescriptor();
    code.visitInsn(
        switch (step) {
          case "IJ" -> I2L;
          case "IF" -> I2F;
          case "ID" -> I2D;
          case "JF" -> L2F;
          case "JD" -> L2D;
          case "FD" -> F2D;
          default -> throw new IllegalStateException("no way from " + given + " to " + wanted);
        });
  }

  private static String wrapper(Type type) {
    return wrapperType(type).getInternalName();
  }

  private static Type wrapperType(Type type) {
    String name =
        switch (type.getSort()) {
          case Type.BOOLEAN -> "Boolean";
          case Type.CHAR -> "Character";
          case Type.BYTE -> "Byte";
          case Type.SHORT -> "Short";
          case Type.INT -> "Integer";
          case Type.LONG -> "Long";
          case Type.FLOAT -> "Float";
          default -> "Double";
        };
    return Type.getObjectType("java/lang/" + name);
  }
}
