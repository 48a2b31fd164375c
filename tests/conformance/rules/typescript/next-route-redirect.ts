import { NextRequest, NextResponse } from "next/server";
import { redirect } from "next/navigation";
import { toLocalPath } from "@/lib/paths";

export async function GET(request: NextRequest) {
  const to = request.nextUrl.searchParams.get("to") ?? "/";
  // ruleid: next-route-redirect
  return NextResponse.redirect(to);
}

export async function POST(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const back = searchParams.get("back");
  if (back) {
    // ruleid: next-route-redirect
    redirect(back);
  }
  // ok: next-route-redirect
  redirect("/home");
}

export function PUT(request: NextRequest) {
  const to = toLocalPath(request.nextUrl.searchParams.get("to")!);
  // ok: next-route-redirect
  return NextResponse.redirect(to, 302);
}

export const DELETE = (request: NextRequest) => {
  const to = request.nextUrl.searchParams.get("to")!;
  // ruleid: next-route-redirect
  return NextResponse.redirect(new URL(to, request.url));
};
